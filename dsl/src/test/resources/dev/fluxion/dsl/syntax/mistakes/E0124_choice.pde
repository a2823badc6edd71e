domain x in [0, 1]
unknown u
let a = if(x < 0.5, 1, 0)
eq u_xx = if(x > 0.5 and x < 0.7, 2*x, sin(x + a)) + 1
eq u_xx = where(abs(x) > 0.5, max(1, x), 0)
bc u = if x < 0.5 then 1 else 0 on boundary
