problem  "Allen-Cahn, periodic"
domain   x in [-1, 1]
time     t in [0, 1]
unknown  u
eq       u_t = 1e-4*u_xx + 5*(u - u^3)
ic       u = x^2*cos(pi*x)                 # has a kink at the seam, which diffusion rounds off
periodic x                                 # built into the network: no loss term
reference u from "ref/allen-cahn.csv"      # Fourier spectral solution
plot     u
plot     u at t = [0, 0.25, 0.5, 1]
expect   rel_l2(u) <= 5e-2
