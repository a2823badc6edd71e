domain x in [0, 1]
time t in [0, 1]
unknown u
bc u(0, t) = 0
bc u(x, 1) = sin(x)
bc u(x, t) = 0
