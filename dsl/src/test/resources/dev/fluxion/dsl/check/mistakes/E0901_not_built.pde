# statements without a solver yet
param Re in [20, 200]
domain x in [0, 1], y in [0, 1]
unknown u, w(y)
infer a = 1
eq u_xx = a + Re
eq w_x = integral(u)
bc u = 0 on boundary
periodic x soft
observe u from "u.csv"
constraint integral(u) = 1
monitor integral(u, boundary)
plot u at x = 0.5
plot u with grid = 3
