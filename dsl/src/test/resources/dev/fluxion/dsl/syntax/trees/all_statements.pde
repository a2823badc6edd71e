problem "Everything \"quoted\""
include "materials.pde"
param a = 1 "label", Re in [20, 200]
let k = if (x, y) in core and not x > 0.5 then 10 else 1
let f(w, q) = w·q + w×q - Δw + ∇²q + ∇·w - ∇×w
region plate = rectangle((-1, -1), (1, 1)) - disk((0, 0), 0.3)
domain (x, y) in plate
domain x[1..d] in [0, 1], y in [0, pi]
time t in [0, 1]
unknown U = (u, v), p(x, t) "pressure"
infer c = 1 in [0, 50], a(x, y) in [0.05, 2], e
boundary walls: boundary except x = 1, plate.left where 0 < y <= 1
periodic x, y soft
eq mass: ∂xx(k*u) + diff(u, x[1], 2) = integral(u, s in [0, t]) where (x, y) ∈ core for i in 1..d with weight = 2, stop
hard ic u = x₁² + µ, v = 0 with weight = 1
bc inflow: u = 1 on x[i] = 0, walls for i in 1..d with points = 10
bc p = 0 at (0, 0)
constraint mean(p) = 0 with weight = 3
exact u = sin(x), v = 2^-x*y
reference u, v from "a.csv" columns u = "U m", v = "V"
observe norm(U), u from "b.csv" columns x = "x" with weight = 10
train { network = mlp(width = 64, activation = tanh); weights = relative(eq = 1, bc = 10), time = 3 optimizer = adam() then lbfgs() }
train quick {}
sweep Re in [100, 200] with warm = true
monitor lost: integral(-k*dn(T), boundary), grad(U)[1, 2]
plot u, residual(eq1) at t = [0, 0.5], x = 1 with grid = [2, 3]
export u to "u.csv" with grid = [200, 200]
expect rel_l2(u) < 1e-3 or linf(u) ≥ 2 and true_thing(false) > 0
