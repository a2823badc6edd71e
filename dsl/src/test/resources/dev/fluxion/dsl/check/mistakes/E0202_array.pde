domain x[1..3] in [0, 1]
unknown u
eq u_x = 0
bc u = 0 on boundary
