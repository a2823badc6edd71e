package dev.fluxion.autodiff.graph;

import dev.fluxion.autodiff.custom.CustomOp;
import java.util.List;

/**
 * A scalar expression at one point: a function of the coordinates, the outward normal and the derivatives of the fields.
 * Nodes are made and interned by a {@link Graph}; equal nodes of one graph are the same object, so composite nodes compare by
 * identity, which keeps hashing a shared graph cheap.
 */
public sealed interface Node {
    /** A number. */
    record Constant(double value) implements Node {}

    /** The coordinate {@code index}: space coordinates first, time last. */
    record Coordinate(int index) implements Node {}

    /** The component of the outward unit normal along a space axis; 0 inside the domain. */
    record Normal(int axis) implements Node {}

    /** ∂^α of scalar field {@code field}; α = 0 is its value. */
    record Derivative(int field, MultiIndex order) implements Node {}

    record Unary(UnaryFunction function, Node argument) implements Node {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    record Binary(BinaryFunction function, Node left, Node right) implements Node {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** {@code then} where the comparison of {@code left} and {@code right} holds, else {@code otherwise}. */
    record Select(Comparison comparison, Node left, Node right, Node then, Node otherwise) implements Node {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** A user's own operator applied to arguments. */
    record Custom(CustomOp op, List<Node> arguments) implements Node {
        public Custom {
            arguments = List.copyOf(arguments);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** The nodes this one is computed from, in order. */
    default List<Node> arguments() {
        return switch (this) {
            case Constant c -> List.of();
            case Coordinate c -> List.of();
            case Normal n -> List.of();
            case Derivative d -> List.of();
            case Unary u -> List.of(u.argument);
            case Binary b -> List.of(b.left, b.right);
            case Select s -> List.of(s.left, s.right, s.then, s.otherwise);
            case Custom c -> c.arguments;
        };
    }
}
