# Two solitons: the fast one starts behind the slow one, overtakes it, and both go on unchanged but for a shift.
problem "Korteweg-de Vries, two solitons"
param   c1 = 6, c2 = 2                     # speeds
let     z1 = sqrt(c1)/2*(x - c1*t + 2)
let     z2 = sqrt(c2)/2*(x - c2*t - 2)
domain  x in [0, 20]
time    t in [0, 5]
unknown u
eq      u_t + 6*u*u_x + u_xxx = 0
exact   u = 2*(c1 - c2)*(c1*cosh(z2)^2 + c2*sinh(z1)^2)
            /((sqrt(c1) - sqrt(c2))*cosh(z1 + z2) + (sqrt(c1) + sqrt(c2))*cosh(z1 - z2))^2
ic      u = exact(u)
bc      u = exact(u) on boundary
bc      u_x = diff(exact(u), x) on x = 20  # third order in x: one more condition
plot    u
plot    u at t = [0, 1, 2, 5]
