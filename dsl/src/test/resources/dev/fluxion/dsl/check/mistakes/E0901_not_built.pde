# statements without a solver yet
domain x in [0, 1], y in [0, 1]
unknown u, w(y)
eq u_xx = 1
eq w_x = integral(u)
bc u = 0 on boundary
periodic x soft
constraint integral(u)^2 = 1
