domain  x in [1, 1]
time    t in [0, 1]
unknown u
eq      u_t = u_xx
periodic x
