# Steady flow behind a grid: Navier-Stokes with a closed form (Kovasznay 1948).
problem "Kovasznay flow"
param   Re = 20
let     l = Re/2 - sqrt(Re^2/4 + 4*pi^2)
domain  x in [-0.5, 1], y in [-0.5, 1.5]
unknown U = (u, v), p
exact   u = 1 - exp(l*x)*cos(2*pi*y),
        v = l/(2*pi)*exp(l*x)*sin(2*pi*y),
        p = (1 - exp(2*l*x))/2
eq momentum:   advect(U, U) + grad(p) = lap(U)/Re
eq continuity: div(U) = 0
bc U = exact(U) on boundary
bc p = exact(p) on x = 1                   # fixes the constant of the pressure
plot    u, v, p
plot    norm(U), u_y - v_x
expect  rel_l2(u) <= 1e-3
expect  rel_l2(v) <= 1e-3
expect  rel_l2(p) <= 1e-3
