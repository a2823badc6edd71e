domain x in [0, 1]
unknown u
eq u_xx = ln(x)
eq u_xx = laplacian(u)
bc u = 0 on boundary
