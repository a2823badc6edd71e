/**
 * From syntax tree to typed problem. {@code Declarations} enters every name into the {@code Scope} and finds the axes; the {@code Evaluator}
 * gives expressions their values, tensors of graph nodes; {@code Statements}, {@code Trainings} and {@code Outputs} read the statements one
 * by one, each mistake ending only its own statement; {@code Checks} then looks at the problem as a whole. Internal: the way in is
 * {@link dev.fluxion.dsl.Pde#compile}.
 */
package dev.fluxion.dsl.check;
