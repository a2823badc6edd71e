package dev.fluxion.autodiff.jet;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Dependencies;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Node.Binary;
import dev.fluxion.autodiff.graph.Node.Constant;
import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.autodiff.graph.Node.Unary;
import dev.fluxion.autodiff.graph.PostOrder;
import dev.fluxion.autodiff.graph.UnaryFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A node as Σ coefficient(x)·(Σ_α c_α ∂^α u) + rest: the part that is linear in derivatives of fields, grouped by field and by the
 * coefficient, a node of coordinates only, that multiplies all c_α of a group.
 *
 * <p>Factors are pushed from a sum down to its terms, parents before children, so that a shared subexpression is visited once.
 */
record LinearForm(SequencedMap<Group, SortedMap<MultiIndex, Double>> groups, List<Node> rest) {
    /** What the terms of one group share. */
    record Group(int field, Node coefficient) {}

    /** More coefficients on one shared node than this are not multiplied out: their number could double at every level. */
    private static final int MOST_COEFFICIENTS = 64;

    static LinearForm of(Graph graph, Node root, Dependencies dependencies) {
        return new Builder(graph, dependencies).build(root);
    }

    private static final class Builder {
        private final Graph graph;
        private final Dependencies dependencies;
        private final Map<Node, SequencedMap<Node, Double>> pending = new HashMap<>();
        private final SequencedMap<Group, SortedMap<MultiIndex, Double>> groups = new LinkedHashMap<>();
        private final List<Node> rest = new ArrayList<>();

        Builder(Graph graph, Dependencies dependencies) {
            this.graph = graph;
            this.dependencies = dependencies;
        }

        LinearForm build(Node root) {
            push(root, graph.constant(1), 1);
            List<Node> childrenFirst =
                    PostOrder.of(root, node -> false, node -> terms(node).reversed());
            for (Node node : childrenFirst.reversed()) {
                distribute(node, pending.getOrDefault(node, new LinkedHashMap<>()));
            }
            return new LinearForm(groups, rest);
        }

        private void push(Node node, Node coefficient, double factor) {
            pending.computeIfAbsent(node, n -> new LinkedHashMap<>()).merge(coefficient, factor, Double::sum);
        }

        /** The nodes that a linear node passes its factors on to; none for a node that is not linear in them. */
        private List<Node> terms(Node node) {
            return switch (node) {
                case Unary(UnaryFunction f, Node a) when f == UnaryFunction.NEGATE -> List.of(a);
                case Binary(BinaryFunction f, Node a, Node b) ->
                    switch (f) {
                        case ADD, SUBTRACT -> List.of(a, b);
                        case MULTIPLY ->
                            !dependencies.onFields(a) ? List.of(b) : !dependencies.onFields(b) ? List.of(a) : List.of();
                        case DIVIDE -> dependencies.onFields(b) ? List.of() : List.of(a);
                        case POWER, MINIMUM, MAXIMUM, ATAN2 -> List.of();
                    };
                case Node other -> List.of();
            };
        }

        private void distribute(Node node, SequencedMap<Node, Double> factors) {
            if (node instanceof Derivative(int field, MultiIndex order) && order.total() > 0) {
                factors.forEach((coefficient, factor) -> groups.computeIfAbsent(
                                new Group(field, coefficient), g -> new TreeMap<>())
                        .merge(order, factor, Double::sum));
            } else if (terms(node).isEmpty() || factors.size() > MOST_COEFFICIENTS) {
                factors.forEach((coefficient, factor) ->
                        rest.add(graph.multiply(graph.multiply(graph.constant(factor), coefficient), node)));
            } else {
                factors.forEach((coefficient, factor) -> distribute(node, coefficient, factor));
            }
        }

        private void distribute(Node node, Node coefficient, double factor) {
            switch (node) {
                case Unary(UnaryFunction f, Node a) -> push(a, coefficient, -factor);
                case Binary(BinaryFunction f, Node a, Node b)
                when f == BinaryFunction.ADD || f == BinaryFunction.SUBTRACT -> {
                    push(a, coefficient, factor);
                    push(b, coefficient, f == BinaryFunction.ADD ? factor : -factor);
                }
                case Binary(BinaryFunction f, Constant(double c), Node b)
                when f == BinaryFunction.MULTIPLY -> push(b, coefficient, factor * c);
                case Binary(BinaryFunction f, Node a, Node b)
                when f == BinaryFunction.MULTIPLY -> {
                    boolean left = !dependencies.onFields(a);
                    push(left ? b : a, graph.multiply(coefficient, left ? a : b), factor);
                }
                case Binary(BinaryFunction f, Node a, Node b)
                when f == BinaryFunction.DIVIDE -> push(a, graph.divide(coefficient, b), factor);
                case Node other -> throw new IllegalStateException("not linear: " + other.getClass());
            }
        }
    }
}
