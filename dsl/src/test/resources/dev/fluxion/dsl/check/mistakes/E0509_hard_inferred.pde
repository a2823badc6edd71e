# bounds are a map of the network's output already
domain x in [0, 1]
unknown u
infer k(x) in [0.1, 5]
eq -diff(k*u_x, x) = 1
bc u = 0 on boundary
hard bc k = 1 on x = 0
observe u from "../data/inside.csv"
