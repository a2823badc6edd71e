boundary inlet: x = 0 where y > 0.5
boundary rest: boundary except inlet
domain (x, y) in rectangle((0, 0), (1, 1)) + disk((1, 0.5), 0.5)
unknown u
eq lap(u) = 0
bc u = 1 on inlet, y = 0 where x < 0.5
bc u = 0 on boundary except inlet, rest
bc dn(u) = 0 on inlet where y < 0.4
