problem  "First Dirichlet eigenvalue of the unit square"
domain   x in [0, 1], y in [0, 1]
unknown  u
infer    lambda = 5                        # where the search starts
eq       -lap(u) = lambda*u
hard bc  u = 0 on boundary
constraint integral(u^2) = 1               # otherwise u = 0 would do
exact    lambda = 2*pi^2
plot     u
expect   linf(lambda) <= 1e-4
