package dev.fluxion.dsl.problem;

import dev.fluxion.autodiff.custom.DataColumn;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.residual.Support;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sums over points that must vanish, such as integrals and means that must have given values: {@code constraint integral(u^2) = 1}. Both sides
 * are linear in the integrals, so that their difference is one quadrature sum over the points of all of them, and one for each of several instants where there
 * is a time. The loss term is the mean of the squared sums.
 *
 * @param name the label, or {@code constraint1, …} by position
 * @param text the statement as written, for explanations
 * @param points those of all sums
 * @param summands for each sum what is summed over the points; it holds the quadrature weights, which are 0 at the points of other sums
 * @param weight the factor w ≥ 0 of the loss term
 * @param usesExact whether the statement itself mentions {@code exact(…)}
 */
public record Constraint(
        String name, String text, Support.Points points, List<Node> summands, double weight, boolean usesExact) {

    /** Copies the list. */
    public Constraint {
        summands = List.copyOf(summands);
    }

    /** That a node has the same value at points 0 and 1, 2 and 3, and so on: a sum over two points for each pair. */
    public static Constraint equalInPairs(Graph graph, String name, String text, Support.Points points, Node node) {
        List<Node> differences = IntStream.range(0, points.count() / 2)
                .mapToObj(pair -> graph.multiply(graph.custom(DataColumn.pair(pair, points.count()), List.of()), node))
                .toList();
        return new Constraint(name, text, points, differences, 1, false);
    }
}
