bc u == 0 on boundary
eq u_t == u_xx
