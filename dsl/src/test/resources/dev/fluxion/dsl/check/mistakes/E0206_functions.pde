let f(s) = g(s)
let g(s) = f(s)
domain x in [0, 1]
unknown u
eq u_xx = f(x)
bc u = 0 on boundary
