problem "Poisson 2D"
domain  x in [0, 1], y in [0, 1]
unknown u
eq      lap(u) = -2*pi^2*sin(pi*x)*sin(pi*y)
bc      u = 0 on boundary
exact   u = sin(pi*x)*sin(pi*y)
plot    u, residual(eq1)
expect  rel_l2(u) <= 1e-4
