package dev.fluxion.dsl.residual;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Notation;
import dev.fluxion.autodiff.graph.PostOrder;
import dev.fluxion.autodiff.graph.UnaryFunction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two nodes that decide by their order what the value of another one is: x and 0 for {@code if x < 0}, {@code max(x, 0)} and {@code abs(x)}. Where they are the
 * same, one formula goes over to another.
 */
public record Rivals(Node left, Node right) {

    /** Those that decide about a node, if it is a choice. */
    public static Optional<Rivals> of(Node node, Graph graph) {
        return switch (node) {
            case Node.Select(var comparison, Node left, Node right, Node then, Node otherwise) ->
                Optional.of(new Rivals(left, right));
            case Node.Unary(UnaryFunction f, Node a)
            when f == UnaryFunction.ABS || f == UnaryFunction.SIGN -> Optional.of(new Rivals(a, graph.constant(0)));
            case Node.Binary(BinaryFunction f, Node a, Node b)
            when f == BinaryFunction.MINIMUM || f == BinaryFunction.MAXIMUM -> Optional.of(new Rivals(a, b));
            case Node.Unary unary -> Optional.empty();
            case Node.Binary binary -> Optional.empty();
            case Node.Custom custom -> Optional.empty();
            case Node.Constant constant -> Optional.empty();
            case Node.Coordinate coordinate -> Optional.empty();
            case Node.Normal normal -> Optional.empty();
            case Node.Derivative derivative -> Optional.empty();
        };
    }

    /** What vanishes where both are the same: their difference, or that of their squares where one is a magnitude or a root, which is not smooth where it vanishes. */
    public Node difference(Graph graph) {
        boolean magnitude =
                square(left, graph).isPresent() || square(right, graph).isPresent();
        return magnitude
                ? graph.subtract(
                        square(left, graph).orElseGet(() -> graph.multiply(left, left)),
                        square(right, graph).orElseGet(() -> graph.multiply(right, right)))
                : graph.subtract(left, right);
    }

    private static Optional<Node> square(Node node, Graph graph) {
        return switch (node) {
            case Node.Unary(UnaryFunction f, Node a) when f == UnaryFunction.ABS -> Optional.of(graph.multiply(a, a));
            case Node.Unary(UnaryFunction f, Node a) when f == UnaryFunction.SQRT -> Optional.of(a);
            default -> Optional.empty();
        };
    }

    /** Whether the difference is smooth as far as its form shows. */
    public boolean smooth(Graph graph) {
        return PostOrder.of(difference(graph)).stream()
                .noneMatch(node -> of(node, graph).isPresent());
    }

    /** The same surface in pieces: where the difference is the least or greatest of several functions, those, each against 0. */
    public List<Rivals> pieces(Graph graph) {
        Node difference = difference(graph);
        return smooth(graph)
                ? List.of(this)
                : leaves(difference)
                        .map(leaf -> new Rivals(leaf, graph.constant(0)))
                        .toList();
    }

    private static Stream<Node> leaves(Node node) {
        return node instanceof Node.Binary(BinaryFunction f, Node a, Node b)
                        && (f == BinaryFunction.MINIMUM || f == BinaryFunction.MAXIMUM)
                ? Stream.concat(leaves(a), leaves(b))
                : Stream.of(node);
    }

    /** {@code x = 0.5 and y = 1}. */
    public static String text(List<Rivals> surfaces, Notation notation) {
        return surfaces.stream().map(surface -> surface.text(notation)).collect(Collectors.joining(" and "));
    }

    /** {@code x = 0.5}. */
    public String text(Notation notation) {
        return left instanceof Node.Constant
                ? notation.print(right) + " = " + notation.print(left)
                : notation.print(left) + " = " + notation.print(right);
    }
}
