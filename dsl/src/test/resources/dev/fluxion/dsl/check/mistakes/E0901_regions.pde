region L = polygon((0, 0), (1, 0), (0, 1))
domain (x, y) in L
unknown u
eq lap(u) = 1
bc u = 0 on boundary
