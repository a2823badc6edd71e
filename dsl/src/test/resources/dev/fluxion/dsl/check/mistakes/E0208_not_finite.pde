param a = 0
domain x in [0, 1]
unknown u
eq u_xx = 1/a
eq dn(u) = log(a - 1)*x
eq u_x = normal[1]
bc u = 0 on boundary
