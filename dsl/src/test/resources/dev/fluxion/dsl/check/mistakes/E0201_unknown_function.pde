domain x in [0, 1], y in [0, 1]
unknown u
eq -lapp(u) = sinn(x) + ln(x)
eq u = foo(x)
bc u = 0 on boundary
