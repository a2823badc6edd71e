domain x in [0, 1], y in [0, 1]
time t in [0, 100]
unknown u
eq u_tt = u_xx + 2*u_yy
bc u = exact(u) on boundary
ic u = exact(u)
ic u_t = 0
exact u = (sin(pi*x)*sinh(pi*y) + sinh(3*pi*x)*sin(2*pi*y))*cos(pi*t)
