# Lid-driven cavity. The velocity jumps where the moving lid meets the walls; the lid's condition fades out there.
problem "Lid-driven cavity"
param   Re = 100
domain  x in [0, 1], y in [0, 1]
unknown U = (u, v), p
eq momentum:   advect(U, U) + grad(p) = lap(U)/Re
eq continuity: div(U) = 0
bc lid:   U = (1, 0) on y = 1 with weight = 1 - (2*x - 1)^20
bc walls: U = 0 on boundary except y = 1
constraint gauge: mean(p) = 0              # the pressure is fixed up to a constant
reference u from "ref/cavity-u.csv"        # on the vertical centreline; finite differences
reference v from "ref/cavity-v.csv"        # on the horizontal one
plot    norm(U), p
expect  rel_l2(u) <= 3e-2
expect  rel_l2(v) <= 3e-2
