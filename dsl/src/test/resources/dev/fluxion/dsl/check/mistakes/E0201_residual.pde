domain x in [0, 1], y in [0, 1]
unknown u
eq heat: lap(u) = 0
bc u = 0 on boundary
plot residual(haet), residual(eq1)
