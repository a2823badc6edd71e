region plate = rectangle((-1, -1), (1, 1))
region hole = disk((3, 3), 0.3)
domain (x, y) in plate - disk((0, 0), 0.5) - hole
unknown u
eq lap(u) = 0
bc u = 1 on plate
bc u = 0 on hole
bc u = 0 on plate.middle
