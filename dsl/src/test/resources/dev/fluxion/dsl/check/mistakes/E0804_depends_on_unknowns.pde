domain x in [0, 1]
unknown u, v
eq u_xx = v where v > 0
eq v_xx = u
bc u = 0, v = 0 on boundary
exact u = v, v = x
