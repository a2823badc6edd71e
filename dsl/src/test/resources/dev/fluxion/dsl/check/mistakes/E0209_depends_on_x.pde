param k = 2
domain x in [0, 1], y in [0, 1]
unknown u
eq diff(u, x, y) = 0
eq diff(u, x, k/4) = 0
bc u = 0 on x = y
