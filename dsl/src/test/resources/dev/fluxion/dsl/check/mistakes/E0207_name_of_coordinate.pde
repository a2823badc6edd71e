let x = 3
domain x in [0, 1]
unknown u
eq u_xx = x
bc u = 0 on boundary
domain z in [0, 1]
