# Diffusion against a sink that saturates: the user's operator acts on the unknown, so training differentiates through it.
#   FLUXION_MODULE_PATH=examples/target/fluxion-examples-0.1.0-SNAPSHOT.jar ./fluxion solve examples/pde/custom/saturation.pde
problem "Saturating sink, manufactured"
domain  x in [0, 1]
unknown u
exact   u = 2*sin(pi*x)
eq      -u_xx + 10*erf(u) = -diff(exact(u), x, 2) + 10*erf(exact(u))
bc      u = 0 on boundary
plot    u
expect  rel_l2(u) <= 1e-4
