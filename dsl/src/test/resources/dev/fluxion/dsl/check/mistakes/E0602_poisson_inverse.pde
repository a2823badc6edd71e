# The source was derived by hand; it has 2*x + 1 where 2*x - 1 is right.
domain x in [0, 1], y in [0, 1]
unknown u
let a = 1/(1 + x^2 + y^2 + (x - 1)^2 + (y - 1)^2)
let ux = pi*cos(pi*x)*sin(pi*y)
let uy = pi*sin(pi*x)*cos(pi*y)
eq div(a*grad(u)) = -2*pi^2*a*sin(pi*x)*sin(pi*y) - 2*a^2*((2*x + 1)*ux + (2*y - 1)*uy)
bc u = 0 on boundary
exact u = sin(pi*x)*sin(pi*y)
