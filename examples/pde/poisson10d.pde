problem "Poisson in 10 dimensions"
param   d = 10                             # as poisson5d.pde
domain  x[1..d] in [0, 1]
unknown u
eq      -lap(u) = pi^2/4*sum(i in 1..d, sin(pi/2*x[i]))
bc      u = exact(u) on boundary
exact   u = sum(i in 1..d, sin(pi/2*x[i]))
plot    u
expect  rel_l2(u) <= 1e-2
