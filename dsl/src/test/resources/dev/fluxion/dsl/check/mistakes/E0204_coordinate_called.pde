domain x in [0, 1]
unknown u
eq u_xx = x(1 - x)
bc u = 0 on boundary
