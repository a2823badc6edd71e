problem  "Logistic reaction"
param    rho = 5                           # rate
let      h = exp(-(x - pi)^2/(2*(pi/4)^2))
domain   x in [0, 2*pi]
time     t in [0, 1]
unknown  u
eq       u_t = rho*u*(1 - u)
ic       u = h
periodic x
exact    u = h*exp(rho*t)/(h*exp(rho*t) + 1 - h)
plot     u
plot     u at t = [0, 0.5, 1]
