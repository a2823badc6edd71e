domain x in [0, 1]
unknown u
let k = if x < 0.5 then 1 else 10
eq div(k*grad(u)) = 0
bc u = x on boundary
exact u = x
