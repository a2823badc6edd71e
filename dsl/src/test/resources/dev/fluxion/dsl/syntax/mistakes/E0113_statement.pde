domain x in [0, 1]
equation u_t = u_xx
EQ u_t = u_xx
parm a = 3
unknown u
  variable v
unknwon u
initial u = 0
