region half = implicit(x - y)
domain (x, y) in half
unknown u
eq lap(u) = 0
bc u = 0 on boundary
