domain x in [0, 1]
unknown u
eq u_xx = 0
bc u = 0 on x = 0 except boundary
