/**
 * Problems in readable mathematics.
 *
 * <p>{@link dev.fluxion.dsl.explain.Explain} prints what the compiler understood: equations, where each holds, with how many points and
 * which weight, and also what the file does not say: defaults in force, uses of {@code exact}, conditions by field and face
 * ({@link dev.fluxion.dsl.explain.ConditionTable}). {@link dev.fluxion.dsl.explain.Latex} writes the formulas for LaTeX.
 */
package dev.fluxion.dsl.explain;
