domain x in [0, 1]
unknown u
infer q(x) in [-5, 15]
eq -u_xx = q
bc u = 0 on boundary
observe u from "../data/inside.csv"
exact u = sin(pi*x) + 0.2*sin(3*pi*x), q = pi^2*sin(pi*x) + 1.8*pi^2*sin(3*pi*x)
