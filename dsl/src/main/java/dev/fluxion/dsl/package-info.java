/**
 * The {@code .pde} language: text in, typed problem and residual graph out, with every mistake explained.
 *
 * <p>The stages are pure functions on immutable data: text → syntax tree ({@code dev.fluxion.dsl.syntax}) → typed problem
 * ({@link dev.fluxion.dsl.problem}) → residual graph ({@link dev.fluxion.dsl.residual}).
 */
package dev.fluxion.dsl;
