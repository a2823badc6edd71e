# statements without a solver yet
domain x in [0, 1], y in [0, 1]
unknown u, w(y)
eq u_xx = 1
eq w_y = integral(u)
bc u = 0 on boundary
constraint integral(u)^2 = 1
