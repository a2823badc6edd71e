# ranges of parameters
param m in [2, 1], n in [0, inf]
domain x in [0, 1]
unknown u
eq u_xx = m*n
bc u = 0 on boundary
