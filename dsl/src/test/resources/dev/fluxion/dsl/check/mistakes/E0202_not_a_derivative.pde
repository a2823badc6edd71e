domain x in [0, 1], y in [0, 1]
unknown u
eq u_xx + u_z = 0
bc u = 0 on boundary
