problem "Heat equation 1D"
param   k = 0.4                            # diffusivity; override with --set k=0.1
domain  x in [0, 1]
time    t in [0, 1]
unknown u
eq      u_t = k*u_xx
ic      u = sin(pi*x)
bc      u = 0 on boundary
exact   u = exp(-k*pi^2*t)*sin(pi*x)
plot    u
plot    u at t = [0, 0.25, 0.5, 1]
expect  rel_l2(u) <= 1e-4
