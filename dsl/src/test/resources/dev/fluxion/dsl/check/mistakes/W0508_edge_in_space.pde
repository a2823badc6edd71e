region c = cylinder((0, 0, 0), 1, 2)
domain (x, y, z) in c
unknown u
eq lap(u) = 0
bc u = z on c.side
bc u = 0 on c.bottom
bc u = 1 + x on c.top
