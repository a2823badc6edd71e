/**
 * The open door for users' own pointwise operators: a {@link dev.fluxion.autodiff.custom.CustomOp} gives value, partial
 * derivatives and adjoint, {@link dev.fluxion.autodiff.custom.GradientCheck} verifies it, and
 * {@link dev.fluxion.autodiff.custom.CustomOps} finds it through {@link java.util.ServiceLoader}.
 *
 * {@snippet :
 * record Decay(int order) implements CustomOp { // exp(-x), or its derivative of this order
 *     public Decay() { this(0); } // for the service loader
 *     public String name() { return order == 0 ? "decay" : "decay_" + order; }
 *     public int arity() { return 1; }
 *     public void value(double[][] arguments, double[] result, int n) {
 *         double sign = order % 2 == 0 ? 1 : -1;
 *         for (int p = 0; p < n; p++) {
 *             result[p] = sign * Math.exp(-arguments[0][p]);
 *         }
 *     }
 *     public CustomOp partial(int argument) { return new Decay(order + 1); }
 * }
 *
 * GradientCheck.check(new Decay(), new double[] {0.7}, new double[] {3}); // throws where a derivative is wrong
 * Graph graph = new Graph(1);
 * Node decay = graph.custom(new Decay(), List.of(graph.coordinate(0)));
 * Node slope = Differentiation.of(graph, decay, 0);
 * }
 *
 * <p>In a module, {@code provides dev.fluxion.autodiff.custom.CustomOp with Decay;} makes {@code decay(x)} callable from a
 * {@code .pde} file. An operator appears in residuals with as many derivatives as the equation asks for: each {@code partial}
 * must itself have partials where the equation differentiates further. Operators see f64 rows in both precisions.
 */
package dev.fluxion.autodiff.custom;
