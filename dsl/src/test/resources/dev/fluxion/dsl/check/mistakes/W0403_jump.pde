domain x in [0, 1]
unknown u
let k = if u < 0.5 then 1 else 10
eq div(k*grad(u)) = 1
bc u = x on boundary
