domain x in [0, 1]
unknown u
eq u_xx = 1
bc u = 0 on x = 2
bc u = 0 on x = 0.5
bc u = 1 on z = 0
