package dev.fluxion.dsl.problem;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An equation {@code left = right} that holds inside the domain, component by component.
 *
 * @param name the label, or {@code eq1, eq2, …} by position
 * @param left the components of the left side
 * @param right the components of the right side, as many
 * @param where a node that is positive where the equation holds; empty means everywhere
 * @param weight w(x) ≥ 0 in the mean of w·r²
 * @param points the number of collocation points, where the file says it
 * @param usesExact whether the statement itself mentions {@code exact(…)}
 */
public record Equation(
        String name,
        List<Node> left,
        List<Node> right,
        Optional<Node> where,
        Node weight,
        OptionalInt points,
        boolean usesExact) {

    /** Checks that both sides have the same number of components. */
    public Equation {
        left = List.copyOf(left);
        right = List.copyOf(right);
        if (left.isEmpty() || left.size() != right.size()) {
            throw new IllegalArgumentException(
                    name + ": " + left.size() + " components on the left, " + right.size() + " on the right");
        }
    }

    /** The components of both sides. */
    public List<Node> sides() {
        return Stream.concat(left.stream(), right.stream()).toList();
    }

    /** Left less right, component by component. */
    public List<Node> differences(Graph graph) {
        return IntStream.range(0, left.size())
                .mapToObj(i -> graph.subtract(left.get(i), right.get(i)))
                .toList();
    }

    /** The name of component {@code i}, counted from 0: {@code momentum.1}, or the bare name of a scalar equation. */
    public String componentName(int i) {
        return left.size() == 1 ? name : name + "." + (i + 1);
    }
}
