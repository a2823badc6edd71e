domain x in (0, 1)
domain x in [0, 1], y in [0, 1)
time t in 0..1
domain x in ]0, 1[
param a in (0, 1)
