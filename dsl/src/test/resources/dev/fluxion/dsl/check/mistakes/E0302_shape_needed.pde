domain x in [0, 1], y in [0, 1]
unknown u
eq div(u) = 0
eq sin(grad(u)) = 0
eq tr(u) = 0
eq u[1] = 0
eq advect(u, u) = 0
bc u = 0 on boundary
