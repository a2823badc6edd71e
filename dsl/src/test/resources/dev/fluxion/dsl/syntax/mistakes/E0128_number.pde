param a = 1., b = 2
param c = 1.5.2
param d = 1e999
