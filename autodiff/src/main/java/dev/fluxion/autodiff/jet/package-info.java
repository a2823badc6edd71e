/**
 * Taylor-mode jets: which derivatives a problem needs ({@link dev.fluxion.autodiff.jet.JetLayout}), which of them can share one
 * channel ({@link dev.fluxion.autodiff.jet.OperatorCollapse}), and the chain rule between channels as tables for the kernels.
 *
 * <p>A jet holds plain derivatives, not Taylor coefficients. A layout is closed: with ∂^α it carries every ∂^β, β ≤ α, that the
 * formula of Faà di Bruno multiplies. Sources: Griewank, Utke, Walther, Evaluating higher derivative tensors by forward
 * propagation of univariate Taylor series (2000); Li et al., Forward Laplacian (arXiv 2307.08214).
 */
package dev.fluxion.autodiff.jet;
