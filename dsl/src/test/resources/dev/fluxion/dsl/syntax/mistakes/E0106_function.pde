eq u_t = sin^2(x)
eq u_t = sin²(x)
eq u_t = sin x
eq u_t = cos^2 x + 1
