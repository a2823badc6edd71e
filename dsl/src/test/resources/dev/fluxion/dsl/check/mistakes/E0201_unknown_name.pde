domain x in [0, 1], y in [0, 1]
unknown u
eq -lap(uu) = 1
bc u = 0 on boundary
