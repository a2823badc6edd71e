param d = 1.5
domain x[1..d] in [0, 1]
unknown u
eq lap(u) = 0
bc u = 0 on boundary
