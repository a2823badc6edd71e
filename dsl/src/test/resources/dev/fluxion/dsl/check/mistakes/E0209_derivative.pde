param a = ∇ 1
domain x in [0, 1], y in [0, 1]
unknown u
eq -lap(u) = 1
bc u = 0 on boundary
