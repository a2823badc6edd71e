domain x in [0, 1]
unknown u
eq u_xx = 1
bc u = 0 on boundary with wieght = 2
train {
  optimiser = adam(steps = 2000)
  network = mlp(widht = 3)
  colour = blue
  optimizer = sgd(momentum = 0.9) then adam(momentum = 0.9)
}
