problem  "Lorenz: find sigma, rho, beta"
time     t in [0, 3]
unknown  x, y, z
infer    sigma = 1 in [0, 50], rho = 1 in [0, 50], beta = 1 in [0, 50]
eq       x_t = sigma*(y - x)
eq       y_t = x*(rho - z) - y
eq       z_t = x*y - beta*z
ic       x = -8, y = 7, z = 27
observe  x, y, z from "data/lorenz.csv"    # every 0.025, without noise
exact    sigma = 10, rho = 15, beta = 8/3  # only for the error report
plot     x, y, z
expect   linf(sigma) <= 1e-3
expect   linf(rho) <= 1e-3
expect   linf(beta) <= 1e-3
