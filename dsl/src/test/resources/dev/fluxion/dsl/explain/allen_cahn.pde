problem  "Allen-Cahn, periodic"
domain   x in [-1, 1]
time     t in [0, 1]
unknown  u
eq       u_t = 1e-4*u_xx + 5*(u - u^3)
hard ic  u = x^2*cos(pi*x)
periodic x
train {
  network   = mlp(width = 32, depth = 3, activation = sin)
  points    = counts(interior = 8192, boundary = 250, initial = 500)
  sampler   = lhs
  resample  = 70
  weights   = fixed
  optimizer = adamw(steps = 123, lr = 1e-2, clip = 1) then lbfgs(steps = 45)
  precision = f32
}
