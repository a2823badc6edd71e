package dev.fluxion.autodiff.graph;

import dev.fluxion.autodiff.custom.CustomOp;
import dev.fluxion.autodiff.graph.Node.Binary;
import dev.fluxion.autodiff.graph.Node.Constant;
import dev.fluxion.autodiff.graph.Node.Coordinate;
import dev.fluxion.autodiff.graph.Node.Custom;
import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.autodiff.graph.Node.Normal;
import dev.fluxion.autodiff.graph.Node.Select;
import dev.fluxion.autodiff.graph.Node.Unary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes and interns nodes, so that equal expressions are one object and are computed once. Constants are folded and the rules of
 * 0 and 1 applied on the way; nothing is reordered, so a printed graph reads as it was written. Several threads may build nodes of one graph.
 */
public final class Graph {
    private record Key(Object operation, List<Integer> arguments) {}

    private final int dimension;
    private final Map<Key, Node> nodes = new HashMap<>();
    private final Map<Node, Integer> ids = new HashMap<>();

    /** A graph over {@code dimension} coordinates: space first, time last. */
    public Graph(int dimension) {
        if (dimension < 1) {
            throw new IllegalArgumentException("a graph needs at least one coordinate, found " + dimension);
        }
        this.dimension = dimension;
    }

    public int dimension() {
        return dimension;
    }

    public Node constant(double value) {
        return intern(new Constant(value == 0 ? 0.0 : value));
    }

    public Node coordinate(int index) {
        return intern(new Coordinate(checkIndex(index)));
    }

    public Node normal(int axis) {
        return intern(new Normal(checkIndex(axis)));
    }

    /** The value of a field. */
    public Node field(int field) {
        return derivative(field, MultiIndex.zero(dimension));
    }

    public Node derivative(int field, MultiIndex order) {
        if (order.dimension() != dimension) {
            throw new IllegalArgumentException(
                    "a multi-index of " + order.dimension() + " coordinates in a graph of " + dimension);
        }
        return intern(new Derivative(field, order));
    }

    public Node unary(UnaryFunction function, Node a) {
        if (a instanceof Constant(double value)) {
            return constant(function.apply(value));
        }
        if (function == UnaryFunction.NEGATE) {
            return negate(a);
        }
        return intern(function, List.of(a), () -> new Unary(function, a));
    }

    public Node binary(BinaryFunction function, Node a, Node b) {
        return switch (function) {
            case ADD -> add(a, b);
            case SUBTRACT -> subtract(a, b);
            case MULTIPLY -> multiply(a, b);
            case DIVIDE -> divide(a, b);
            case POWER -> power(a, b);
            case MINIMUM, MAXIMUM, ATAN2 -> operation(function, a, b);
        };
    }

    public Node negate(Node a) {
        return switch (a) {
            case Constant(double value) -> constant(-value);
            case Unary(UnaryFunction f, Node inner) when f == UnaryFunction.NEGATE -> inner;
            case Binary(BinaryFunction f, Node l, Node r) when f == BinaryFunction.SUBTRACT -> subtract(r, l);
            case Binary(BinaryFunction f, Constant(double c), Node r)
            when f == BinaryFunction.MULTIPLY -> multiply(constant(-c), r);
            case Node n -> intern(UnaryFunction.NEGATE, List.of(n), () -> new Unary(UnaryFunction.NEGATE, n));
        };
    }

    public Node add(Node a, Node b) {
        if (isZero(a)) {
            return b;
        }
        if (isZero(b)) {
            return a;
        }
        if (b instanceof Unary(UnaryFunction f, Node inner) && f == UnaryFunction.NEGATE) {
            return subtract(a, inner);
        }
        return operation(BinaryFunction.ADD, a, b);
    }

    public Node subtract(Node a, Node b) {
        if (a == b) {
            return constant(0);
        }
        if (isZero(a)) {
            return negate(b);
        }
        if (isZero(b)) {
            return a;
        }
        if (b instanceof Unary(UnaryFunction f, Node inner) && f == UnaryFunction.NEGATE) {
            return add(a, inner);
        }
        return operation(BinaryFunction.SUBTRACT, a, b);
    }

    public Node multiply(Node a, Node b) {
        if (isZero(a) || isZero(b)) {
            return constant(0);
        }
        if (isConstant(a, 1)) {
            return b;
        }
        if (isConstant(b, 1)) {
            return a;
        }
        if (isConstant(a, -1)) {
            return negate(b);
        }
        if (isConstant(b, -1)) {
            return negate(a);
        }
        if (b instanceof Constant && !(a instanceof Constant)) {
            return multiply(b, a);
        }
        if (a instanceof Constant(double c)
                && b instanceof Binary(BinaryFunction f, Constant(double d), Node rest)
                && f == BinaryFunction.MULTIPLY) {
            return multiply(constant(c * d), rest);
        }
        return operation(BinaryFunction.MULTIPLY, a, b);
    }

    public Node divide(Node a, Node b) {
        if (isZero(a) && !isZero(b)) {
            return constant(0);
        }
        if (isConstant(b, 1)) {
            return a;
        }
        boolean invertible = b instanceof Constant(double c) && c != 0 && Double.isFinite(1 / c);
        if (invertible && !(a instanceof Constant)) {
            return multiply(constant(1 / ((Constant) b).value()), a);
        }
        return operation(BinaryFunction.DIVIDE, a, b);
    }

    public Node power(Node a, Node b) {
        if (isZero(b)) {
            return constant(1);
        }
        if (isConstant(b, 1)) {
            return a;
        }
        return operation(BinaryFunction.POWER, a, b);
    }

    public Node select(Comparison comparison, Node left, Node right, Node then, Node otherwise) {
        if (then == otherwise) {
            return then;
        }
        if (left instanceof Constant(double l) && right instanceof Constant(double r)) {
            return comparison.holds(l, r) ? then : otherwise;
        }
        return intern(
                comparison,
                List.of(left, right, then, otherwise),
                () -> new Select(comparison, left, right, then, otherwise));
    }

    public Node custom(CustomOp op, List<Node> arguments) {
        if (arguments.size() != op.arity()) {
            throw new IllegalArgumentException(
                    "operator " + op.name() + " takes " + op.arity() + " arguments, found " + arguments.size());
        }
        return intern(op, arguments, () -> new Custom(op, arguments));
    }

    private Node operation(BinaryFunction function, Node a, Node b) {
        if (a instanceof Constant(double x) && b instanceof Constant(double y)) {
            return constant(function.apply(x, y));
        }
        boolean swap = function.commutative() && id(a) > id(b);
        return intern(function, swap ? List.of(b, a) : List.of(a, b), () -> new Binary(function, a, b));
    }

    private synchronized Node intern(Node leaf) {
        Node known = nodes.computeIfAbsent(new Key(leaf, List.of()), key -> leaf);
        ids.putIfAbsent(known, ids.size());
        return known;
    }

    private synchronized Node intern(Object operation, List<Node> arguments, Supplier<Node> make) {
        List<Integer> argumentIds = new ArrayList<>(arguments.size());
        for (Node argument : arguments) {
            argumentIds.add(id(argument));
        }
        Node node = nodes.computeIfAbsent(new Key(operation, argumentIds), key -> make.get());
        ids.putIfAbsent(node, ids.size());
        return node;
    }

    private synchronized int id(Node node) {
        Integer id = ids.get(node);
        if (id == null) {
            throw new IllegalArgumentException(
                    "a node of another graph: " + node.getClass().getSimpleName());
        }
        return id;
    }

    private int checkIndex(int index) {
        if (index < 0 || index >= dimension) {
            throw new IllegalArgumentException("coordinate " + index + " of " + dimension);
        }
        return index;
    }

    private static boolean isZero(Node node) {
        return isConstant(node, 0);
    }

    private static boolean isConstant(Node node, double value) {
        return node instanceof Constant(double c) && c == value;
    }
}
