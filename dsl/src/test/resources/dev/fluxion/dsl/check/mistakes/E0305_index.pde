domain x in [0, 1], y in [0, 1]
unknown U = (u, v), p
eq U[3] = 0
eq grad(U)[1, 0] = 0
bc U = 0 on boundary
