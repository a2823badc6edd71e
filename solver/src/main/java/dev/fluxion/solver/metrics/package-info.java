/**
 * How good a solution is. A {@link dev.fluxion.solver.metrics.Truth} holds what a field should be at some points, from a closed form or a
 * CSV table; {@link dev.fluxion.solver.metrics.FieldError} is the distance from it:
 *
 * <pre>{@code
 * List<Truth> truths = Truth.of(problem, seed); // before training, so that a bad table costs no time
 * for (FieldError error : FieldError.measure(problem, truths, result.model())) {
 *     System.out.println(error.name() + " " + error.relL2());
 * }
 * }</pre>
 */
package dev.fluxion.solver.metrics;
