# A disk of another material in a plate: the flux is the same on both sides of its edge, which follows from the equation.
problem "Disk of another conductivity"
param   k1 = 10, a = 0.4                   # conductivity relative to the plate, radius
domain  x in [-1, 1], y in [-1, 1]
region  inclusion = disk((0, 0), a)
unknown T
let     k = if (x, y) in inclusion then k1 else 1
let     far = x*(1 - (k1 - 1)/(k1 + 1)*a^2/(x^2 + y^2))
exact   T = if (x, y) in inclusion then 2*x/(k1 + 1) else far     # Maxwell 1873
eq      div(k*grad(T)) = 0
bc      T = far on boundary                # as in a plate without ends
plot    T, norm(k*grad(T))
expect  rel_l2(T) <= 1e-4
