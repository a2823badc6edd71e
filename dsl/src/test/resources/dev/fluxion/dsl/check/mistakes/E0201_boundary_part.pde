domain x in [0, 1], y in [0, 1]
unknown u
boundary left: x = 0
eq lap(u) = 0
bc u = 0 on lfet
bc u = 1 on inlet
