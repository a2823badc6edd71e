domain x in [0, 1]
unknown u, v
let k = if x < 0.5 then 1 else 10
eq diff(k*u_x, x) + u_xx = 1
eq ∂x(k*v) + diff(exp(-x)*v_x, x) = 1
bc u = 0 on boundary
bc v = 0 on boundary
