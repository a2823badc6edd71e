unknown u
u = 0 on x = 0
k = 3
eq u_xx = 1
