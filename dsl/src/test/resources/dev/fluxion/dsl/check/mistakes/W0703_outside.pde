# a measurement that lies outside the domain
domain x in [0, 1]
unknown u
infer k = 1 in [0, 5]
eq -k*u_xx = 1
bc u = 0 on boundary
observe u from "../data/outside.csv"
