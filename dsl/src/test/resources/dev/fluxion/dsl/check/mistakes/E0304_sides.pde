domain x in [0, 1], y in [0, 1]
unknown U = (u, v), p
eq advect(U, U) = lap(u)
eq div(U) = 0
bc U = 1 on boundary
