domain x in [0, 1]
unknown u
eq u_xx = 1
hard bc dn(u) = 0 on x = 0
hard bc 2*u = 1 on x = 1
hard bc u = u_x on x = 1
