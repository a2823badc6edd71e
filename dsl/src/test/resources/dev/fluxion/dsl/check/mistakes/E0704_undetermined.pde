# an inferred number that no data, integral or condition speaks about
domain x in [0, 1]
unknown u
infer k = 1 in [0, 5]
eq -k*u_xx = 1
bc u = 0 on boundary
