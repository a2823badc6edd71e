problem "Linear elasticity 2D, manufactured"
param   lambda = 1, mu = 0.5, Q = 4
domain  x in [0, 1], y in [0, 1]
unknown U = (u, v)
let     eps(w)   = sym(grad(w))
let     sigma(w) = lambda*div(w)*identity + 2*mu*eps(w)
exact   u = cos(2*pi*x)*sin(pi*y),
        v = Q/4*sin(pi*x)*y^4
eq balance: -div(sigma(U)) = -div(sigma(exact(U)))
bc clamp:    U = exact(U) on boundary except y = 1
bc traction: dot(sigma(U), normal) = dot(sigma(exact(U)), normal) on y = 1
plot    u, v
expect  rel_l2(u) <= 1e-3
expect  rel_l2(v) <= 1e-3
