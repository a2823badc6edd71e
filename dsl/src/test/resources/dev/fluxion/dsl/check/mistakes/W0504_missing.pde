domain x in [0, 1], y in [0, 1]
time t in [0, 1]
unknown u
eq u_t = lap(u)
bc u = 0 on x = 0
