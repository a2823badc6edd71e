domain x in [0, 1], y in [0, 1]
unknown u
eq lap(u, x) = 0
eq u = sin(x, y) + diff(u) + atan2(x) + dot(u)
bc u = 0 on boundary
