domain x in [0, 1], y in [0, 1]
unknown u
eq lap(u) = 0
hard bc u = 1 on y = 1
hard bc u = 0 on boundary except y = 1
