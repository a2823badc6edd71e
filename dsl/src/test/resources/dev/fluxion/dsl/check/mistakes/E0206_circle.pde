let a = b + 1
let b = c
let c = 2*a
param k = k
domain x in [0, 1]
unknown u
eq u_xx = a*k
bc u = 0 on boundary
