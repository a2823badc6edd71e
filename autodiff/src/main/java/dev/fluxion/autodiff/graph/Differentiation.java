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

/** Exact symbolic differentiation: one rule per primitive, shared subexpressions differentiated once. */
public final class Differentiation {
    private final Graph graph;
    private final int coordinate;
    private final MultiIndex unit;
    private final Map<Node, Node> known = new HashMap<>();

    private Differentiation(Graph graph, int coordinate) {
        this.graph = graph;
        this.coordinate = coordinate;
        this.unit = MultiIndex.unit(graph.dimension(), coordinate);
    }

    /** ∂node/∂(coordinate). Normals and the branches of a comparison are taken as locally constant. */
    public static Node of(Graph graph, Node node, int coordinate) {
        Differentiation d = new Differentiation(graph, coordinate);
        for (Node next : PostOrder.of(node, seen -> false, Differentiation::differentiated)) {
            d.known.put(next, d.rule(next));
        }
        return d.derivative(node);
    }

    /** ∂^α node. */
    public static Node of(Graph graph, Node node, MultiIndex order) {
        Node result = node;
        for (int i = 0; i < order.dimension(); i++) {
            for (int k = 0; k < order.get(i); k++) {
                result = of(graph, result, i);
            }
        }
        return result;
    }

    /** The arguments whose derivatives a rule asks for: not the sides of a comparison. */
    private static List<Node> differentiated(Node node) {
        return node instanceof Select s ? List.of(s.then(), s.otherwise()) : node.arguments();
    }

    private Node derivative(Node node) {
        return known.get(node);
    }

    private Node rule(Node node) {
        return switch (node) {
            case Constant c -> graph.constant(0);
            case Normal n -> graph.constant(0);
            case Coordinate(int index) -> graph.constant(index == coordinate ? 1 : 0);
            case Derivative(int field, MultiIndex order) -> graph.derivative(field, order.plus(unit));
            case Unary(UnaryFunction f, Node a) -> graph.multiply(partial(f, a, node), derivative(a));
            case Binary(BinaryFunction f, Node a, Node b) -> binary(f, a, b, node);
            case Select(Comparison c, Node l, Node r, Node then, Node otherwise) ->
                graph.select(c, l, r, derivative(then), derivative(otherwise));
            case Custom c -> custom(c);
        };
    }

    /** f'(a), with {@code value} = f(a). */
    private Node partial(UnaryFunction f, Node a, Node value) {
        Node one = graph.constant(1);
        return switch (f) {
            case NEGATE -> graph.constant(-1);
            case EXP -> value;
            case LOG -> graph.divide(one, a);
            case SIN -> graph.unary(UnaryFunction.COS, a);
            case COS -> graph.negate(graph.unary(UnaryFunction.SIN, a));
            case TAN -> graph.add(one, graph.multiply(value, value));
            case ASIN -> graph.divide(one, graph.unary(UnaryFunction.SQRT, graph.subtract(one, graph.multiply(a, a))));
            case ACOS ->
                graph.divide(
                        graph.constant(-1), graph.unary(UnaryFunction.SQRT, graph.subtract(one, graph.multiply(a, a))));
            case ATAN -> graph.divide(one, graph.add(one, graph.multiply(a, a)));
            case SINH -> graph.unary(UnaryFunction.COSH, a);
            case COSH -> graph.unary(UnaryFunction.SINH, a);
            case TANH -> graph.subtract(one, graph.multiply(value, value));
            case SQRT -> graph.divide(graph.constant(0.5), value);
            case ABS -> graph.unary(UnaryFunction.SIGN, a);
            case SIGN -> graph.constant(0);
        };
    }

    private Node binary(BinaryFunction f, Node a, Node b, Node value) {
        return switch (f) {
            case ADD -> graph.add(derivative(a), derivative(b));
            case SUBTRACT -> graph.subtract(derivative(a), derivative(b));
            case MULTIPLY -> graph.add(graph.multiply(derivative(a), b), graph.multiply(a, derivative(b)));
            case DIVIDE -> graph.divide(graph.subtract(derivative(a), graph.multiply(value, derivative(b))), b);
            case POWER -> power(a, b, value);
            case MINIMUM -> graph.select(Comparison.LESS_OR_EQUAL, a, b, derivative(a), derivative(b));
            case MAXIMUM -> graph.select(Comparison.LESS_OR_EQUAL, a, b, derivative(b), derivative(a));
            case ATAN2 ->
                graph.divide(
                        graph.subtract(graph.multiply(b, derivative(a)), graph.multiply(a, derivative(b))),
                        graph.add(graph.multiply(a, a), graph.multiply(b, b)));
        };
    }

    /** d(a^b): b·a^(b-1)·a' for a constant exponent, else a^b·(b'·log a + b·a'/a). */
    private Node power(Node a, Node b, Node value) {
        if (b instanceof Constant(double exponent)) {
            Node lower = graph.power(a, graph.constant(exponent - 1));
            return graph.multiply(graph.multiply(b, lower), derivative(a));
        }
        Node logarithmic = graph.multiply(derivative(b), graph.unary(UnaryFunction.LOG, a));
        Node algebraic = graph.divide(graph.multiply(b, derivative(a)), a);
        return graph.multiply(value, graph.add(logarithmic, algebraic));
    }

    private Node custom(Custom c) {
        Node sum = graph.constant(0);
        for (int i = 0; i < c.arguments().size(); i++) {
            Node inner = derivative(c.arguments().get(i));
            if (!(inner instanceof Constant(double zero) && zero == 0)) {
                sum = graph.add(sum, graph.multiply(graph.custom(c.op().partial(i), c.arguments()), inner));
            }
        }
        return sum;
    }
}
