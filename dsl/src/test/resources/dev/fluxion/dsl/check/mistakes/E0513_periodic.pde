domain x in [0, 1]
time t in [0, 1]
unknown u
eq u_t = u_xx
ic u = 0
periodic t, z
bc u = 0 on boundary
