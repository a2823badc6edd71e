domain x in [0, 1], y in [0, 1]
unknown U = (u, v), p
let V = grad(p)
eq U*V = 1
eq div(U) = U^2
bc U = 0 on boundary
