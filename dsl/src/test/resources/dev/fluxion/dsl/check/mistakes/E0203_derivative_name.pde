param u_x = 3
domain x in [0, 1], y in [0, 1]
unknown u
let u_xy = 2
eq lap(u) = u_x
bc u = 0 on boundary
