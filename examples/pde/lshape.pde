# -Δu = 1 on an L with a re-entrant corner at the origin, where the gradient is infinite.
problem "Poisson on an L-shape"
region  L = polygon((0, 0), (1, 0), (1, -1), (-1, -1), (-1, 1), (0, 1))
domain  (x, y) in L
unknown u
eq      -lap(u) = 1
bc      u = 0 on boundary
reference u from "ref/lshape.csv"
plot    u
expect  rel_l2(u) <= 1e-2
