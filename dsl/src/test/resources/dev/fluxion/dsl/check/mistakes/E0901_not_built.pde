# statements without a solver yet
param Re in [20, 200]
domain x in [0, 1], y in [0, 1]
unknown u, w(y)
eq u_xx = 1 + Re
eq w_x = integral(u)
bc u = 0 on boundary
periodic x soft
constraint integral(u)^2 = 1
plot u at x = 0.5
plot u with grid = 3
