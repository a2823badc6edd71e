param a = 2pi
param b = 3 sin(a), c = 2
let f = 2(1 - x)
