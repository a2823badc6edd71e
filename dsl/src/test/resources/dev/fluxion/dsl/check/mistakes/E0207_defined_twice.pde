param k = 1, k = 2
domain x in [0, 1]
unknown u
eq first: u_xx = 1
eq first: u_x = 1
bc u = 0 on boundary
constraint first: integral(u) = 1
monitor mass: integral(u)
monitor mass: mean(u)
exact u = x, u = 2
train { seed = 1, seed = 2 }
train { seed = 3 }
train fast { seed = 3 }
train fast { seed = 3 }
