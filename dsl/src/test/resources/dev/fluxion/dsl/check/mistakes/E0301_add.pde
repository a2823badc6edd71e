param nu = 1
domain x in [0, 1], y in [0, 1]
time t in [0, 1]
unknown U = (u, v), p
eq U_t + p = nu*lap(U)
eq div(U) = 0
bc U = 0 on boundary
ic U = 0
