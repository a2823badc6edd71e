# Heat conduction in a plate with a cooled hole, manufactured so that the error is known everywhere.
problem "Plate with a cooled hole"
param   k = 1, h = 5
region  plate = rectangle((-1, -1), (1, 1))
region  hole  = disk((0, 0), 0.3)
domain  (x, y) in plate - hole
unknown T
boundary sides: x = -1, x = 1
exact   T = exp(x)*cos(y) + x^2*y/4
eq      -div(k*grad(T)) = -div(k*grad(exact(T)))
bc hot:       T = exact(T) on sides
bc insulated: k*dn(T) = k*dn(exact(T)) on y = -1, y = 1
bc cooled:    k*dn(T) + h*T = k*dn(exact(T)) + h*exact(T) on hole   # Robin; the normal points into the hole
plot    T
expect  rel_l2(T) <= 1e-3
