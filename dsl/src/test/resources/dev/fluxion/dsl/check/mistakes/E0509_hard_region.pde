domain (x, y) in disk((0, 0), 1) + disk((1, 0), 1)
time t in [0, 1]
unknown u
eq u_t = lap(u)
hard ic u = 0
hard bc u = 0 on boundary
