/**
 * Generators of the reference solutions in {@code examples/pde/ref} where a problem has no closed form that a
 * {@code .pde} file could state.
 *
 * <p>Burgers' equation is solved by the Cole–Hopf transform and a quadrature; the L-shape by
 * finite differences and extrapolation; the plate with a cooled hole by a series; the periodic problems by a Fourier
 * pseudo-spectral method in space and the exponential integrator ETDRK4 in time, in f64, refined in both until the values
 * no longer move. {@link dev.fluxion.examples.reference.References} writes the files, and each file says in its first lines
 * how it was made. {@link dev.fluxion.examples.reference.Measurements} writes the data of the inverse problems in the same way to
 * {@code examples/pde/data}. After {@code ./mvnw verify}:
 *
 * <pre>{@code
 * java -cp examples/target/test-classes dev.fluxion.examples.reference.References examples/pde/ref
 * java -cp examples/target/test-classes dev.fluxion.examples.reference.Measurements examples/pde/data
 * }</pre>
 */
package dev.fluxion.examples.reference;
