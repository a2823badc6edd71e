/**
 * The {@code .pde} language: text in, typed problem and residual graph out, with every mistake explained.
 *
 * <p>The stages are pure functions on immutable data: text → syntax tree ({@link dev.fluxion.dsl.syntax}) → typed problem
 * ({@link dev.fluxion.dsl.problem}) → residual graph ({@link dev.fluxion.dsl.residual}). {@link dev.fluxion.dsl.Pde#compile} runs them
 * all and never throws on bad text:
 *
 * {@snippet :
 * String text = """
 *         domain  x in [0, 1]
 *         time    t in [0, 1]
 *         param   k = 0.4
 *         unknown u
 *         eq      u_t = k*u_xx
 *         ic      u = sin(pi*x)
 *         bc      u = 0 on boundary
 *         """;
 * Pde.Compilation heat = Pde.compile("heat.pde", text, new CompileOptions(Map.of("k", "0.1"), Path.of("."), false, false));
 * System.err.print(DiagnosticRenderer.render(heat.diagnostics(), heat.source()));
 * heat.residuals().ifPresent(residuals ->
 *         System.out.print(Explain.print(heat.problem().orElseThrow(), residuals)));
 * }
 *
 * <p>The same problem without a text comes from {@link dev.fluxion.dsl.ProblemBuilder}, a call for each statement:
 *
 * {@snippet :
 * Pde.Compilation heat = Pde.problem("Heat")
 *         .param("k", 0.4)
 *         .domain("x", 0, 1)
 *         .time("t", 0, 1)
 *         .unknown("u")
 *         .equation("u_t = k*u_xx")
 *         .initialCondition("u = sin(pi*x)")
 *         .boundaryCondition("u = 0", "boundary")
 *         .compile();
 * System.out.print(Explain.print(heat.problem().orElseThrow(), heat.residuals().orElseThrow()));
 * }
 *
 * <p>Errors mean that training would be meaningless; then there is no problem. Warnings (a missing boundary condition, a pressure
 * without a gauge) leave one, because a network can still be fitted; {@code strict} turns them into errors. Notes are remarks that ask
 * for nothing. {@link dev.fluxion.dsl.explain} prints what the compiler understood.
 */
package dev.fluxion.dsl;
