domain x in [0, 1]
unknown u
eq u_xx = 1 with weight = -1
bc u = 0 on boundary with weight = u
train {
  points = counts(interior = 0)
  sampler = sobel
  optimizer = adam(lr = -1) then newton(steps = 3)
  network = resnet(width = 3)
  precision = f16
  normalize = 3
  weights = relative(bc1 = -2)
  seed = 1.5
  resample = 1 then 2
}
