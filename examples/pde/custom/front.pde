# A front that diffuses. `erf` is not built in: it is a user's operator (ErrorFunction.java in examples/). Run with
#   FLUXION_MODULE_PATH=examples/target/fluxion-examples-0.1.0-SNAPSHOT.jar ./fluxion solve examples/pde/custom/front.pde
problem "Diffusing front"
param   k = 0.1, t0 = 0.1                  # diffusivity, age of the front at the start
domain  x in [-1, 1]
time    t in [0, 1]
unknown u
let     front = erf(x/sqrt(4*k*(t + t0)))
exact   u = front
eq      u_t = k*u_xx
ic      u = exact(u)
bc      u = exact(u) on boundary
plot    u at t = [0, 0.1, 0.5, 1]
expect  rel_l2(u) <= 1e-3
