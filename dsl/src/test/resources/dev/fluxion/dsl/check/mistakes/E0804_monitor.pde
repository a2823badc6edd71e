domain x in [0, 1], y in [0, 1]
unknown u
boundary side: x = 0
eq lap(u) = 0
bc u = x on boundary
monitor flux: u
monitor heat: integral(dn(u), edge)
monitor ratio: atan2(integral(u), 2)
monitor mass: integral(u)
expect flow <= 1
expect mass >= w
