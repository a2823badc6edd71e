param nu = 1
domain x in [0, 1], y in [0, 1]
time t in [0, 1]
unknown U = (u, v), p
eq U_t + grad(p) = nu*lap(U)
eq div(U) = 0
bc U = 0 on boundary
bc p = 0 at (0, 0)
ic u = 0, v = 0, p = 0
