region plate = rectangle((-1, -1), (1, 1))
region hole = disk((0, 0), 0.3)
domain (x, y) in plate - hole
unknown u
eq lap(u) = 0
bc u = 1 on hole
bc u = 0 on boundary
