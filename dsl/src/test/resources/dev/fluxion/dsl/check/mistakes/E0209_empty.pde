region hole = disk((3, 3), 1e20)
domain (x, y) in rectangle((-1, -1), (1, 1)) - hole
unknown u
eq lap(u) = 0
bc u = 1 on boundary
bc u = 0 on hole
