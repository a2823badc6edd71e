problem "Helmholtz 2D, manufactured"
param   a1 = 1, a2 = 4, k = 1              # half waves in x and y, wave number
domain  x in [-1, 1], y in [-1, 1]
unknown u
exact   u = sin(a1*pi*x)*sin(a2*pi*y)
eq      lap(u) + k^2*u = lap(exact(u)) + k^2*exact(u)   # the source is derived, so it cannot be mistyped
hard bc u = 0 on boundary                  # built into the network: no loss term to balance
plot    u, u - exact(u)
expect  rel_l2(u) <= 5e-3
