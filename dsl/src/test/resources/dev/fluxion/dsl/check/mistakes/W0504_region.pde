region hole = disk((0, 0), 0.3)
domain (x, y) in rectangle((-1, -1), (1, 1)) - hole
unknown u
eq lap(u) = 0
bc u = 0 on boundary except hole, y = 1
