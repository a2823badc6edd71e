package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Dependencies;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.autodiff.graph.RowInterpreter;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.autodiff.jet.LinearOperator;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.autodiff.tile.Engine;
import dev.fluxion.autodiff.tile.PointColumns;
import dev.fluxion.autodiff.tile.TileCompiler;
import dev.fluxion.autodiff.tile.TileProgram;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import java.util.List;

/**
 * Evaluates expressions of the unknowns at fixed points for any parameters: fields and derivatives of every order come from one
 * jet sweep of the network, the rest is computed in f64.
 */
public final class FieldEvaluator {
    private final List<Node> nodes;
    private final TileProgram program;
    private final Engine engine;
    private final double[][] coordinates;
    private final double[][] normals;
    private final int points;

    /**
     * @param nodes in terms of the problem's unknowns, as in the graph of {@code residuals}
     * @param coordinates one row of {@code points} values per coordinate
     * @param normals one row per space axis; may be empty
     */
    public FieldEvaluator(
            ResidualGraph residuals,
            Mlp network,
            Precision precision,
            List<Node> nodes,
            int points,
            double[][] coordinates,
            double[][] normals,
            Workers workers) {
        this.nodes = nodes.stream()
                .map(node -> Substitution.fields(residuals.graph(), node, residuals.fields()::get))
                .toList();
        this.points = points;
        this.coordinates = coordinates;
        this.normals = normals;
        List<MultiIndex> orders = Dependencies.derivatives(this.nodes).stream()
                .map(Derivative::order)
                .distinct()
                .sorted()
                .toList();
        program = TileCompiler.outputs(residuals.graph(), network, orders);
        engine = Engine.create(precision, List.of(program), 0, workers);
        engine.points(0, PointColumns.of(program, points, coordinates, normals));
    }

    /** One row of N values per node. */
    public double[][] rows(Buffer parameters) {
        double[][] outputs = engine.outputs(parameters, 0);
        RowInterpreter interpreter = new RowInterpreter(points, coordinates, normals, d -> outputs[row(d)]);
        return nodes.stream().map(interpreter::row).toArray(double[][]::new);
    }

    private int row(Derivative d) {
        return d.field() * program.channels() + program.layout().channel(LinearOperator.derivative(d.order()));
    }
}
