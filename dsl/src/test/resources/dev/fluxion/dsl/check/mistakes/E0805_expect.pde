domain x in [0, 1]
unknown u
eq u_xx = 1
bc u = 0 on boundary
exact u = x*(x - 1)/2
expect u < 1
expect rel_l2(u) < 1 or linf(u) < 1
expect rel_l22(u) < 1 and linf(v) < 1
