domain x in [0, 1], y in [0, 1]
bc u = 0
bc walls: u = 0 with weight = 3
hard bc u = 0, v = 0
eq u
