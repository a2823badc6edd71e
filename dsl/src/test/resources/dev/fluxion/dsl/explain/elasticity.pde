problem "Linear elasticity, clamped and pulled"
param   lambda = 1, mu = 0.5
domain  x in [0, 2], y in [0, 1]
unknown U = (u, v)
let     sigma(w) = lambda*div(w)*identity + 2*mu*sym(grad(w))
eq balance:  -div(sigma(U)) = (0, 1) with weight = 1 + x
hard bc clamp: U = 0 on x = 0
bc pull:     dot(sigma(U), normal) = (1, 0) on x = 2 with points = 100
bc free:     dot(sigma(U), normal) = (0, 0) on y = 0, y = 1
train {
  network   = mlp(width = 32, depth = 3, activation = sin)
  points    = counts(interior = 8192, boundary = 250, initial = 500)
  sampler   = lhs
  resample  = 70
  weights   = fixed
  optimizer = adamw(steps = 123, lr = 1e-2, clip = 1) then lbfgs(steps = 45)
  precision = f32
}
