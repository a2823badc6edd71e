# the range of a parameter has no boundary
param k in [1, 2]
domain x in [0, 1]
unknown u
eq -k*u_xx = 1
bc u = 0 on boundary
bc u = 1 on k = 1
periodic k
monitor total: integral(u)
sweep k in [1, 2]
plot u at k = 3
plot u at q = 1
plot u at x = 0.5, x = 0.6
plot u at k = 1, x = 1
plot u with grid = 1, colour = 2
