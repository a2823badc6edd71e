/**
 * The typed problem: what a {@code .pde} file means once every name, shape and number in it is resolved.
 *
 * <p>A {@link dev.fluxion.dsl.problem.Problem} is plain data. Vectors and matrices are gone: unknowns are scalar
 * {@link dev.fluxion.dsl.problem.Field}s, and each equation or condition is a list of scalar components, every one of them a node of the
 * problem's graph in which derivatives are still symbolic, {@code Derivative(field, multi-index)}. Coordinates are ordered space
 * first, time last. Nothing here knows where in the text it came from; messages are worded before.
 *
 * {@snippet :
 * Pde.Compilation compiled = Pde.problem("Heat")
 *         .domain("x", 0, 1)
 *         .time("t", 0, 1)
 *         .unknown("u")
 *         .equation("u_t = u_xx")
 *         .initialCondition("u = sin(pi*x)")
 *         .boundaryCondition("u = 0", "boundary")
 *         .compile();
 * Problem heat = compiled.problem().orElseThrow();
 * for (Equation equation : heat.equations()) {
 *     for (int i = 0; i < equation.left().size(); i++) {
 *         System.out.println(equation.componentName(i) + ": " + heat.notation().print(equation.left().get(i))
 *                 + " = " + heat.notation().print(equation.right().get(i)));
 *     }
 * }
 * }
 *
 * <p>{@link dev.fluxion.dsl.problem.Training} holds the settings of a {@code train} block on top of the defaults; what the solver does
 * with them is not decided here.
 */
package dev.fluxion.dsl.problem;
