domain x in [0, 1], y in [0, 1]
unknown u
eq uxx + u_yy = 0
bc u = 0 on boundary
