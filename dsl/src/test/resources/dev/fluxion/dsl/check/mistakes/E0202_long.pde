domain theta in [0, 1], r in [1, 2]
unknown u
eq u_thetatheta + u_rtheta + u_thetathet = 0
bc u = 0 on boundary
