domain x in [0, 1]
time t in [0, 1]
unknown u
eq u_tt = u_xx
ic u = sin(pi*x)
hard ic u_t = 0
bc u = 0 on boundary
