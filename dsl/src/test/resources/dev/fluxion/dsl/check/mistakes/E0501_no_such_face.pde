region L = polygon((0, 0), (1, 0), (1, -1), (-1, -1), (-1, 1), (0, 1))
domain (x, y) in L
unknown u
eq lap(u) = 0
bc u = 0 on x = 0.5
bc u = 0 on walls
bc u = 0 at (0.5, 0.5)
hard bc u = 0 on boundary
