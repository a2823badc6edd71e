region a = disc((0, 0), 1)
region b = disk((0, 0))
region c = disk((0, 0), -1)
domain (x, y) in rectangle((0, 0), (1, 1)) + interval(0, 1)
unknown u
eq lap(u) = 0
bc u = 0 on boundary
