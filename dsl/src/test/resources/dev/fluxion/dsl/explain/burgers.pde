problem "Burgers"
param   nu = 0.01/pi
domain  x in [-1, 1]
time    t in [0, 1]
unknown u
eq      u_t + u*u_x = nu*u_xx
ic      u = -sin(pi*x)
bc      u = 0 on boundary
train {
  network   = mlp(width = 32, depth = 3, activation = sin)
  points    = counts(interior = 8192, boundary = 256, initial = 512)
  weights   = relative(ic = 10)
  optimizer = adam(steps = 1234, lr = 1e-3, schedule = cosine) then bfgs(steps = 567)
  sampler   = uniform
  resample  = 70
  precision = f32
}
plot    u at t = [0.25, 0.5, 0.75]
