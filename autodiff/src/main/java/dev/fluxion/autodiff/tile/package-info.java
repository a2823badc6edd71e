/**
 * Tile programs: residuals compiled to a list of operations on lane-padded slices of the points, and the engine that runs them
 * forward and backward in either precision.
 *
 * {@snippet :
 * Graph graph = new Graph(1);
 * Node residual = graph.add(graph.derivative(0, MultiIndex.unit(1, 0)), graph.field(0)); // u_x + u
 * Mlp mlp = Mlp.of(List.of(graph.coordinate(0)), List.of(20, 20), Activation.TANH, 1);
 * Buffer parameters = mlp.initialize(Precision.F64, Initialization.GLOROT, 0);
 * Buffer gradient = Buffer.allocate(Precision.F64, mlp.parameters());
 * double[][] coordinates = {{0, 0.25, 0.5, 0.75, 1}};
 * int n = coordinates[0].length;
 *
 * TileProgram program = TileCompiler.residuals(graph, mlp, List.of(new TileCompiler.Term(0, residual, graph.constant(1))));
 * double[] sums = new double[1]; // of the squares of each term
 * try (Workers workers = new Workers(2)) {
 *     Engine engine = Engine.create(Precision.F64, List.of(program), 1, workers);
 *     engine.points(0, PointColumns.of(program, n, coordinates, new double[0][]));
 *     engine.gradient(parameters, gradient, new double[] {1.0 / n}, sums);
 * }
 * }
 *
 * <p>A {@link dev.fluxion.autodiff.tile.TileProgram} is data: its constructor verifies it, and
 * {@link dev.fluxion.autodiff.tile.TileProgramPrinter} prints it.
 *
 * <p>A step of N points costs, per dense layer of m × k weights and C channels, 6·m·k·C·N floating-point operations: 2 forward, 4
 * in reverse. Its memory does not depend on N beyond the prepared columns.
 */
package dev.fluxion.autodiff.tile;
