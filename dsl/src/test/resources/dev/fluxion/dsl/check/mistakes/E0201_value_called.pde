domain x in [0, 1]
unknown u
eq lap(u)*identity(2) = 1
bc u = 0 on boundary
