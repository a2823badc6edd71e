domain x in [1, 0], y in [0, inf]
unknown u
eq lap(u) = 0
bc u = 0 on boundary
