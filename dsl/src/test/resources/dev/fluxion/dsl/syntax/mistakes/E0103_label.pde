eq momentum u_t = u_xx
