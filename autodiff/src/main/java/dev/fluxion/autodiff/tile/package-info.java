/**
 * Tile programs: residuals compiled to a list of operations on lane-padded slices of the points, and the engine that runs them
 * forward and backward in either precision.
 *
 * <pre>{@code
 * TileProgram program = TileCompiler.residuals(graph, mlp, List.of(new TileCompiler.Term(0, residual, graph.constant(1))));
 * try (Workers workers = new Workers(2)) {
 *     Engine engine = Engine.create(Precision.F64, List.of(program), 1, workers);
 *     engine.points(0, PointColumns.of(program, n, coordinates, new double[0][]));
 *     engine.gradient(parameters, gradient, new double[] {1.0 / n}, sums);
 * }
 * }</pre>
 *
 * <p>A {@link dev.fluxion.autodiff.tile.TileProgram} is data: its constructor verifies it, and
 * {@link dev.fluxion.autodiff.tile.TileProgramPrinter} prints it.
 *
 * <p>A step of N points costs, per dense layer of m × k weights and C channels, 6·m·k·C·N floating-point operations: 2 forward, 4
 * in reverse. Its memory does not depend on N beyond the prepared columns.
 */
package dev.fluxion.autodiff.tile;
