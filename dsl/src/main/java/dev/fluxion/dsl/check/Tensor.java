package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Node;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A scalar, vector or matrix of nodes.
 *
 * @param shape the shape
 * @param entries its entries, row by row
 */
record Tensor(Shape shape, List<Node> entries) {
    Tensor {
        entries = List.copyOf(entries);
        if (entries.size() != shape.size()) {
            throw new IllegalArgumentException(shape + " of " + entries.size() + " entries");
        }
    }

    static Tensor scalar(Node node) {
        return new Tensor(Shape.SCALAR, List.of(node));
    }

    static Tensor vector(List<Node> entries) {
        return new Tensor(Shape.vector(entries.size()), entries);
    }

    /** The node of a scalar. */
    Node node() {
        return entries.getFirst();
    }

    Node get(int row, int column) {
        return entries.get(row * shape.columns() + column);
    }

    Tensor map(UnaryOperator<Node> function) {
        return new Tensor(shape, entries.stream().map(function).toList());
    }

    /** Entry by entry; the other tensor has the same shape. */
    Tensor zip(Tensor other, BinaryOperator<Node> function) {
        return new Tensor(
                shape,
                IntStream.range(0, entries.size())
                        .mapToObj(i -> function.apply(entries.get(i), other.entries.get(i)))
                        .toList());
    }
}
