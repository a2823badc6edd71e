package dev.fluxion.dsl.residual;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import java.util.List;

/**
 * The loss terms of a problem, derivatives still symbolic.
 *
 * @param graph the factory that owns every node
 * @param residuals one scalar residual each, in terms of raw network outputs
 * @param fields unknown i as a function of the raw network output i: {@code Derivative(i, 0)} itself, or {@code G + Φ·Derivative(i, 0)}
 *     under hard conditions
 */
public record ResidualGraph(Graph graph, List<Residual> residuals, List<Node> fields) {

    /** Copies the lists. */
    public ResidualGraph {
        residuals = List.copyOf(residuals);
        fields = List.copyOf(fields);
    }
}
