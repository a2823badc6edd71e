package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.geometry.PointSet;
import java.util.List;

/**
 * Evaluates expressions of the unknowns, derivatives of every order included, at fixed points for any parameters.
 */
public final class FieldEvaluator {
    private final RawNodes nodes;

    /**
     * @param nodes in terms of the problem's unknowns, as in the graph of {@code residuals}
     */
    public FieldEvaluator(
            ResidualGraph residuals,
            Mlp network,
            Precision precision,
            List<Node> nodes,
            PointSet points,
            Workers workers) {
        List<Node> raw = nodes.stream()
                .map(node -> Substitution.fields(residuals.graph(), node, residuals.fields()::get))
                .toList();
        this.nodes = new RawNodes(residuals.graph(), raw, network, precision, workers);
        this.nodes.points(points);
    }

    /** One row of N values per node. */
    public double[][] rows(Buffer parameters) {
        return nodes.rows(parameters);
    }
}
