/**
 * The open door for users' own pointwise operators: a {@link dev.fluxion.autodiff.custom.CustomOp} gives value, partial
 * derivatives and adjoint, {@link dev.fluxion.autodiff.custom.GradientCheck} verifies it, and
 * {@link dev.fluxion.autodiff.custom.CustomOps} finds it through {@link java.util.ServiceLoader}.
 */
package dev.fluxion.autodiff.custom;
