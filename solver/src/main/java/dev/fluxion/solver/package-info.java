/**
 * From a compiled problem to a trained model.
 *
 * <p>{@link dev.fluxion.solver.Solver#solve} takes the typed problem and its residual graph, places collocation points
 * ({@link dev.fluxion.solver.geometry}, {@link dev.fluxion.solver.sampling}), trains the network on the flat parameter buffer and returns
 * the last good model with the reason why it stopped:
 *
 * {@snippet :
 * Pde.Compilation compiled = Pde.problem("Bar")
 *         .domain("x", 0, 1)
 *         .unknown("u")
 *         .equation("-u_xx = 1")
 *         .boundaryCondition("u = 0", "boundary")
 *         .train("optimizer = bfgs(steps = 50)")
 *         .compile();
 * Problem problem = compiled.problem().orElseThrow();
 * ResidualGraph residuals = compiled.residuals().orElseThrow();
 *
 * SolveResult result = Solver.solve(problem, residuals, SolveOptions.of(problem.training()), SolveListener.NONE);
 * System.out.println(result.message());
 *
 * Node u = problem.graph().field(0);
 * Node slope = problem.graph().derivative(0, MultiIndex.unit(1, 0));
 * double[][] values = result.model().evaluate(List.of(u, slope), new double[][] {{0.25}, {0.5}});
 * }
 *
 * <p>A {@link dev.fluxion.solver.SolveListener} hears the {@link dev.fluxion.solver.Plan} and every {@link dev.fluxion.solver.Progress} on the
 * training thread. A numerical failure is a result like any other, with {@link dev.fluxion.stablegrad.StopReason#NON_FINITE}; only what
 * the user gave and cannot be run is an exception, {@link dev.fluxion.solver.SolveException}, whose message is meant for the user.
 * How far the model is from known solutions is the business of {@link dev.fluxion.solver.metrics}.
 */
package dev.fluxion.solver;
