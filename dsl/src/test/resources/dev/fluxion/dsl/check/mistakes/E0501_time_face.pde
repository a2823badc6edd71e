domain x in [0, 1]
time t in [0, 1]
unknown u
eq u_t = u_xx
bc u = 0 on boundary
bc u = sin(pi*x) on t = 0
bc u = 0 on t = 1
