package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Dependencies;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.autodiff.graph.RowInterpreter;
import dev.fluxion.autodiff.jet.LinearOperator;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.autodiff.tile.Engine;
import dev.fluxion.autodiff.tile.PointColumns;
import dev.fluxion.autodiff.tile.TileCompiler;
import dev.fluxion.autodiff.tile.TileProgram;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.geometry.PointSet;
import java.util.List;

/**
 * Evaluates expressions of a network's raw outputs at points: all derivatives come from one jet sweep of the network, the rest is
 * computed in f64.
 */
final class RawNodes {
    private final List<Node> nodes;
    private final TileProgram program;
    private final Engine engine;
    private PointSet points;

    RawNodes(Graph graph, List<Node> nodes, Mlp network, Precision precision, Workers workers) {
        this.nodes = nodes;
        List<MultiIndex> orders = Dependencies.derivatives(nodes).stream()
                .map(Derivative::order)
                .distinct()
                .sorted()
                .toList();
        program = TileCompiler.outputs(graph, network, orders);
        engine = Engine.create(precision, List.of(program), 0, workers);
    }

    /** Sets the points. */
    void points(PointSet set) {
        points = set;
        engine.points(0, PointColumns.of(program, set.count(), set.coordinates(), set.normals()));
    }

    /** One row of N values per node. */
    double[][] rows(Buffer parameters) {
        double[][] outputs = engine.outputs(parameters, 0);
        RowInterpreter interpreter =
                new RowInterpreter(points.count(), points.coordinates(), points.normals(), d -> outputs[row(d)]);
        return nodes.stream().map(interpreter::row).toArray(double[][]::new);
    }

    private int row(Derivative d) {
        return d.field() * program.channels() + program.layout().channel(LinearOperator.derivative(d.order()));
    }
}
