region a = implicit(u - 1)
region b = implicit((x, y))
region c = implicit(q)
domain (x, y) in disk((0, 0), 1)
unknown u
eq lap(u) = 0
bc u = 0 on boundary
bc u = 1 on x[1] = 0
