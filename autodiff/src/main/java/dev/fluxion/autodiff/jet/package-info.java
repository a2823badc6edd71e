/**
 * Taylor-mode jets: which derivatives a problem needs ({@link dev.fluxion.autodiff.jet.JetLayout}), which of them can share one
 * channel ({@link dev.fluxion.autodiff.jet.OperatorCollapse}), and the chain rule between channels as tables for the kernels.
 *
 * {@snippet :
 * Graph g = new Graph(2); // x, t
 * Node u = g.field(0);
 * Node ux = Differentiation.of(g, u, 0);
 * Node diffusion = g.multiply(g.constant(0.01), Differentiation.of(g, ux, 0));
 * Node residual = g.subtract(g.add(Differentiation.of(g, u, 1), g.multiply(u, ux)), diffusion);
 *
 * OperatorCollapse.Result result = OperatorCollapse.of(g, List.of(residual)); // u_t + u*u_x - 0.01*u_xx
 * Notation notation = new Notation(List.of("x", "t"), List.of("u"));
 * System.out.print(JetPrinter.print(result.layout(), notation)); // three channels: u, u_x, u_t - 0.01*u_xx
 * JetRules rules = result.layout().rules(); // what an activation does to them
 * }
 *
 * <p>A jet holds plain derivatives, not Taylor coefficients. A layout is closed: with ∂^α it carries every ∂^β, β ≤ α, that the
 * formula of Faà di Bruno multiplies. Sources: Griewank, Utke, Walther, Evaluating higher derivative tensors by forward
 * propagation of univariate Taylor series (2000); Li et al., Forward Laplacian (arXiv 2307.08214).
 */
package dev.fluxion.autodiff.jet;
