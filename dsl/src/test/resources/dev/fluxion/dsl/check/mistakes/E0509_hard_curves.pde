region a = disk((0, 0), 1)
region b = disk((1, 0), 1)
domain (x, y) in a & b
unknown u
eq lap(u) = 0
hard bc u = 0 on a
hard bc u = 2*x - 1 on b
