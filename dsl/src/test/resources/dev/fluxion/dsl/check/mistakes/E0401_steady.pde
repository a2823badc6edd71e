domain x in [0, 1]
unknown u
eq u_t = u_xx
bc u = 0 on boundary
ic u = 0
