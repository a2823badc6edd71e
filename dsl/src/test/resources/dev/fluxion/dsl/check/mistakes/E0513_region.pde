domain (x, y) in disk((0, 0), 1)
unknown u
eq lap(u) = 0
periodic x
bc u = 0 on boundary
