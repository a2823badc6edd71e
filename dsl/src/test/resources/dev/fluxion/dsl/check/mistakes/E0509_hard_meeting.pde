region plate = rectangle((0, 0), (1, 1))
domain (x, y) in plate - disk((0.5, 0.5), 0.2)
unknown u
eq lap(u) = 0
hard bc u = 0 on x = 0
hard bc u = 1 on y = 0
bc u = 0 on x = 1, y = 1
