region disc = disk((0, 0), 1)
let f(s) = s^2
boundary left: x = 0
domain x in [0, 1], y in [0, 1]
unknown u
eq lap(u) = disc
eq lap(u) = f
eq lap(u) = left
eq lap(u) = [1, 2]
bc u = "zero" on boundary
