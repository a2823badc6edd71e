problem "Wave equation 1D"
param   c = 2                              # speed
domain  x in [0, 1]
time    t in [0, 1]
unknown u
eq      u_tt = c^2*u_xx
ic      u = sin(pi*x) + 1/2*sin(4*pi*x)    # a slow and a fast standing wave
ic      u_t = 0
bc      u = 0 on boundary
exact   u = sin(pi*x)*cos(c*pi*t) + 1/2*sin(4*pi*x)*cos(4*c*pi*t)
plot    u
expect  rel_l2(u) <= 1e-2
