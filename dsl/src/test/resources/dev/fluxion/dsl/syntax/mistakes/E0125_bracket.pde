eq u = sin(x))
eq u = [x)
