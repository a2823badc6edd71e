domain x in [0, 1], y in [0, 1]
unknown U = (u, v), p
param Re = 10
eq advect(U, U) + grad(p) = lap(U)/Re
bc U = 0 on boundary
bc p = 0 at (0, 0)
