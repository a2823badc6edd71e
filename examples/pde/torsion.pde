# A bar is twisted: Prandtl's stress function of a section that is a rounded triangle, given as f < 0.
problem "Torsion of a rounded triangular bar"
param   a = 0.3                            # 0: a disk; 0.385: a triangle
let     f = x^2 + y^2 - 1 + a*(x^3 - 3*x*y^2)
domain  (x, y) in implicit(f) & disk((0, 0), 1.5)   # f is negative far away as well
unknown u
eq      -lap(u) = 2
bc      u = 0 on boundary
exact   u = -f/2                           # Saint-Venant 1855
plot    u, norm(grad(u))                   # the stress is largest in the middle of a side
expect  rel_l2(u) <= 1e-6
