train {
  network = mlp(width = 3)
eq u_xx = 1
