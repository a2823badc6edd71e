param c = 2
domain x in [0, 1]
time t in [0, 1]
unknown u
eq u_tt = c^2*u_xx
ic u = 0
bc u = 0 on boundary
