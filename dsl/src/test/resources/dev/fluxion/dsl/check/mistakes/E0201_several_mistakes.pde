param nu = 1
domain x in [0, 1], y in [0, 1]
unknown u
let a = 2*nuu
eq lap(u) = a*x
eq lap(w) = z
bc u = q on boundary
