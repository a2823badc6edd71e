problem "Burgers"
param   nu = 0.01/pi                       # viscosity; override with --set nu=0.02 (the reference is for 0.01/pi)
domain  x in [-1, 1]
time    t in [0, 1]
unknown u
eq      u_t + u*u_x = nu*u_xx
ic      u = -sin(pi*x)
bc      u = 0 on boundary
reference u from "ref/burgers.csv"         # Cole-Hopf solution; only measured against, never trained on
plot    u
plot    u at t = [0, 0.25, 0.5, 0.75, 1]
expect  rel_l2(u) <= 2e-3
