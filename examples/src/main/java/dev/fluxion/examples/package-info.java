/**
 * Fluxion from Java.
 *
 * <ul>
 *   <li>{@link dev.fluxion.examples.SolveInJava} solves a problem and evaluates the solution with its derivatives.
 *   <li>{@link dev.fluxion.examples.ErrorFunction} is a user's own operator: it gives its value and its derivatives, the module
 *       provides it as a service, {@code examples/pde/custom/front.pde} calls it by name.
 * </ul>
 */
package dev.fluxion.examples;
