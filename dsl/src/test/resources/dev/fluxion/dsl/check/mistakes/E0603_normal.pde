domain x in [0, 1]
unknown u
eq u_xx = 2
bc u = 0 on x = 0
bc dn(u) = 1 on x = 1
exact u = x^2 - 3*x
