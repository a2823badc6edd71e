# Heat flows from two hot sides of a plate into a cooled hole.
problem "Plate with a cooled hole, physical"
param   k = 1, h = 5, Tc = 0               # conductivity, transfer to the coolant, its temperature
region  plate = rectangle((-1, -1), (1, 1))
region  hole  = disk((0, 0), 0.3)
domain  (x, y) in plate - hole
unknown T
boundary sides: x = -1, x = 1
eq      -div(k*grad(T)) = 0
bc hot:       T = 1 on sides
bc insulated: dn(T) = 0 on y = -1, y = 1
bc cooled:    k*dn(T) = h*(Tc - T) on hole # Robin; the normal points out of the domain, into the hole
reference T from "ref/hole-robin.csv"      # series of harmonic functions
monitor lost: integral(-k*dn(T), hole), integral(k*dn(T), sides)   # through the hole, and what comes in
plot    T, norm(grad(T))
expect  rel_l2(T) <= 1e-4
expect  abs(lost1/lost2 - 1) <= 1e-3
