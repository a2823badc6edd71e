  domain x in [0, 1]
  unknown u
  u_xx = 1
  bc u = 0 on boundary
