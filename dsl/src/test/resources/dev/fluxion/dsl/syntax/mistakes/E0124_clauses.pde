bc u = 0 on boundary weight = 10
bc u = 0 on x = 0 weight = 3
bc u = 0 at x = 0
bc u = 0 on (0, 0)
bc u = 0 on x = 0 and x = 1
bc u = 0 on boundary & x = 1
bc u = 0 on x < 0.5
bc u = 0 on boundary x > 0
bc u = 0 on x = 1 > 0
eq ∂u/∂t = u_xx
let f = sum(i = 1..d, x)
exact u(x) = sin(x)
exact(u) = sin(x)
eq u_t = v, v_t = u
let a = 1, b = 2
domain x in [0; 1]
let f = x < 0 ? 1 : 2
domain x in [0, 1] y in [0, 1]
domain 0 < x < 1
param nu 0.01
param nu: 0.01
train { optimizer: adam }
train(optimizer = adam)
bc u = 0 on for i in 1..d
bc u = 0 on x == 0
let g = 1e-3u
unknown U = u, v
unknown U = (u)
eq u_t = nu u_xx
infer k = 1 in (0, 50)
region L = polygon((0, 0), (1, 0)
periodic
monitor lost integral(u, hole)
export u "u.csv"
expect rel_l2(u) <
include materials.pde
plot u at 3
let x[1] = 3
problem 'Burgers'
time t in [0, 1
