/**
 * The open door for users' own pointwise operators: a {@link dev.fluxion.autodiff.custom.CustomOp} gives value, partial
 * derivatives and adjoint, {@link dev.fluxion.autodiff.custom.GradientCheck} verifies it, and
 * {@link dev.fluxion.autodiff.custom.CustomOps} finds it through {@link java.util.ServiceLoader}.
 *
 * <pre>{@code
 * public record Arrhenius() implements CustomOp { // exp(-1/T)
 *     public String name() { return "arrhenius"; }
 *     public int arity() { return 1; }
 *     public void value(double[][] arguments, double[] result, int n) {
 *         for (int p = 0; p < n; p++) result[p] = Math.exp(-1 / arguments[0][p]);
 *     }
 *     public CustomOp partial(int argument) { return new ArrheniusSlope(); } // exp(-1/T)/T²
 * }
 *
 * GradientCheck.check(new Arrhenius(), new double[] {0.7}, new double[] {3}); // throws where a derivative is wrong
 * Node rate = graph.custom(new Arrhenius(), List.of(temperature));
 * }</pre>
 *
 * <p>In a module, {@code provides dev.fluxion.autodiff.custom.CustomOp with Arrhenius;} makes {@code arrhenius(T)} callable from a
 * {@code .pde} file. An operator appears in residuals with as many derivatives as the equation asks for: each {@code partial}
 * must itself have partials where the equation differentiates further. Operators see f64 rows in both precisions.
 */
package dev.fluxion.autodiff.custom;
