# i h_t + h_xx/2 + |h|^2 h = 0 for h = u + iv, written as its real and imaginary parts.
problem  "Nonlinear Schroedinger equation"
domain   x in [-5, 5]
time     t in [0, pi/2]
unknown  u, v
let      mod2 = u^2 + v^2
eq real: -v_t + u_xx/2 + mod2*u = 0
eq imag:  u_t + v_xx/2 + mod2*v = 0
ic       u = 2/cosh(x), v = 0
periodic x
reference u, v from "ref/nls.csv"          # Fourier spectral solution
plot     sqrt(mod2)
plot     sqrt(mod2) at t = [0, pi/4, pi/2]
expect   rel_l2(u) <= 1e-2
expect   rel_l2(v) <= 1e-2
