exact u = sin(x) +
cos(x)
eq u_t = f(x,
y)
bc u = 0
on boundary
eq u_xx = 1
