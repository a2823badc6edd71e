param nu = 1, k = 2
domain x in [0, 1]
unknown u
eq -nu*u_xx = k
bc u = 0 on boundary
sweep mu in [1, 2]
sweep u in [1, 2]
sweep k in []
sweep k in [1, 2] with warm = 3
