/**
 * How good a solution is. A {@link dev.fluxion.solver.metrics.Truth} holds what a field should be at some points, from a closed form or a
 * CSV table; {@link dev.fluxion.solver.metrics.FieldError} is the distance from it:
 *
 * {@snippet :
 * Pde.Compilation compiled = Pde.problem("Bar")
 *         .domain("x", 0, 1)
 *         .unknown("u")
 *         .equation("-u_xx = 1")
 *         .boundaryCondition("u = 0", "boundary")
 *         .exact("u = x*(1 - x)/2")
 *         .train("optimizer = bfgs(steps = 50)")
 *         .compile();
 * Problem problem = compiled.problem().orElseThrow();
 * SolveOptions options = SolveOptions.of(problem.training());
 * List<Truth> truths = Truth.of(problem, options.seed()); // before training, so that a bad table costs no time
 * SolveResult result = Solver.solve(problem, compiled.residuals().orElseThrow(), options, SolveListener.NONE);
 * for (FieldError error : FieldError.measure(problem, truths, result.model())) {
 *     System.out.println(error.name() + " " + error.relL2());
 * }
 * }
 */
package dev.fluxion.solver.metrics;
