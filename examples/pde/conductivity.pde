# A field from noisy data: 2500 measurements of u with noise of standard deviation 0.1, a known on the boundary only.
problem "Unknown conductivity from noisy data"
domain  x in [0, 1], y in [0, 1]
unknown u
infer   a(x, y) in [0.05, 2]               # its own output, bounded by construction
exact   u = sin(pi*x)*sin(pi*y),           # only for the source and the error report
        a = 1/(1 + x^2 + y^2 + (x - 1)^2 + (y - 1)^2)
eq      div(a*grad(u)) = div(exact(a)*grad(exact(u)))
observe u from "data/conductivity.csv" columns u = "u_meas" with weight = 10
bc      a = exact(a) on boundary
plot    u, a
expect  rel_l2(a) <= 1.5e-2
