/**
 * Loss terms as data: what must vanish, where, with which weight.
 *
 * <p>A {@link dev.fluxion.dsl.residual.ResidualGraph} is what the solver trains. Every {@link dev.fluxion.dsl.residual.Residual} is one
 * scalar node in terms of <em>raw network outputs</em>; its {@link dev.fluxion.dsl.residual.Support} says on which part of the box
 * its points lie. Hard conditions have already been rewritten away: {@code fields().get(i)} is unknown i as a function of raw output i,
 * for instance {@code x*(1 - x)*4 * N} for an unknown that vanishes at both ends, and it has been substituted, derivatives included,
 * into every residual and must be used wherever a value of the unknown is wanted.
 */
package dev.fluxion.dsl.residual;
