bc u = v = 0 on boundary
eq u_t = u_xx = 1
let f = a = b
