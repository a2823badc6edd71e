# One network for all rates: the parameter is one more input, and --set k=3 makes it a number again.
problem "Decay at any rate"
param   k in [0.5, 5]
time    t in [0, 1]
unknown u
eq      u_t = -k*u
ic      u = 1
exact   u = exp(-k*t)
plot    u at k = [0.5, 2, 5]
expect  rel_l2(u) <= 1e-5
