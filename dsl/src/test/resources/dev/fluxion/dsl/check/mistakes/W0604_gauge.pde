domain x in [0, 1], y in [0, 1]
unknown U = (u, v), p
param Re = 10
eq advect(U, U) + grad(p) = lap(U)/Re
eq div(U) = 0
bc U = 0 on boundary
