domain (x, y) in polygon((0, 0), (1, 0), (1, -1), (-1, -1), (-1, 1), (0, 1))
time t in [0, 1]
unknown u
eq u_t = lap(u)
ic u = x
bc u = 1 on y = 0
bc u = 0 on boundary except y = 0
