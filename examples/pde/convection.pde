problem  "Convection, fast and periodic"
param    beta = 30                         # speed
domain   x in [0, 2*pi]
time     t in [0, 1]
unknown  u
eq       u_t + beta*u_x = 0
ic       u = sin(x)
periodic x
exact    u = sin(x - beta*t)
plot     u
