domain x in [0, 1], y in [0, 1]
unknown U = (u, v), p
eq grad(U)*U = 0
eq div(U) = 1/U
bc U = 0 on boundary
