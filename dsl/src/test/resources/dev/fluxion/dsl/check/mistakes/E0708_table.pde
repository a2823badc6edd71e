domain x in [0, 1]
time t in [0, 1]
unknown u
let a = table("../data/hole.csv", x, t)
let b = table("../data/text.csv", x)
let c = table("../data/grid.csv", x, t)
let d = table("../data/grdi.csv", x)
let e = table(x)
eq u_t = u_xx
bc u = 0 on boundary
ic u = 0
