package dev.fluxion.autodiff.graph;

import dev.fluxion.autodiff.graph.Node.Binary;
import dev.fluxion.autodiff.graph.Node.Constant;
import dev.fluxion.autodiff.graph.Node.Coordinate;
import dev.fluxion.autodiff.graph.Node.Custom;
import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.autodiff.graph.Node.Normal;
import dev.fluxion.autodiff.graph.Node.Select;
import dev.fluxion.autodiff.graph.Node.Unary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Rewrites a graph bottom-up, leaves replaced, everything else rebuilt and so simplified again. */
public final class Substitution {
    private final Graph graph;
    private final Function<Node, Node> leaves;
    private final Map<Node, Node> known = new HashMap<>();

    private Substitution(Graph graph, Function<Node, Node> leaves) {
        this.graph = graph;
        this.leaves = leaves;
    }

    /** Replaces every ∂^α of field f by ∂^α of {@code replacement.apply(f)}; null keeps the field. */
    public static Node fields(Graph graph, Node node, IntFunction<Node> replacement) {
        return leaves(
                graph,
                node,
                leaf -> leaf instanceof Derivative(int field, MultiIndex order) && replacement.apply(field) != null
                        ? Differentiation.of(graph, replacement.apply(field), order)
                        : leaf);
    }

    /** Replaces every coordinate i by {@code replacement.apply(i)}; null keeps it. */
    public static Node coordinates(Graph graph, Node node, IntFunction<Node> replacement) {
        return leaves(
                graph,
                node,
                leaf -> leaf instanceof Coordinate(int index) && replacement.apply(index) != null
                        ? replacement.apply(index)
                        : leaf);
    }

    /** Replaces every leaf by {@code leaves.apply(leaf)}. */
    public static Node leaves(Graph graph, Node node, Function<Node, Node> leaves) {
        return new Substitution(graph, leaves).rewrite(node);
    }

    private Node rewrite(Node node) {
        for (Node next : PostOrder.of(node, known::containsKey, Node::arguments)) {
            known.put(next, rule(next));
        }
        return known.get(node);
    }

    private Node rule(Node node) {
        return switch (node) {
            case Constant leaf -> leaves.apply(leaf);
            case Coordinate leaf -> leaves.apply(leaf);
            case Normal leaf -> leaves.apply(leaf);
            case Derivative leaf -> leaves.apply(leaf);
            case Unary(UnaryFunction f, Node a) -> graph.unary(f, known.get(a));
            case Binary(BinaryFunction f, Node a, Node b) -> graph.binary(f, known.get(a), known.get(b));
            case Select(Comparison c, Node l, Node r, Node then, Node otherwise) ->
                graph.select(c, known.get(l), known.get(r), known.get(then), known.get(otherwise));
            case Custom(var op, List<Node> arguments) ->
                graph.custom(op, arguments.stream().map(known::get).toList());
        };
    }
}
