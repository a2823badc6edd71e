eq u_t - u_xx
bc u on boundary
ic u_t
