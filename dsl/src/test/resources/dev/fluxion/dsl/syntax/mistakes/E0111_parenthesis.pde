domain x in [0, 1]
time t in [0, 1]
unknown u
eq u_t = sin(pi*(x + t)

bc u = 0 on boundary
bc u = sin(x on boundary
let f = [1, (2 + 3
