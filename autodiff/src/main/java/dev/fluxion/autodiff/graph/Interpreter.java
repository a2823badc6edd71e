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

/** Evaluates nodes at one point in f64: the slow twin of the tile programs, and the evaluator of checks. */
public final class Interpreter {
    private final double[] coordinates;
    private final double[] normal;
    private final DerivativeValues fields;
    private final Map<Node, Double> known = new HashMap<>();

    private Interpreter(double[] coordinates, double[] normal, DerivativeValues fields) {
        this.coordinates = coordinates;
        this.normal = normal;
        this.fields = fields;
    }

    /**
     * The value of {@code node} at a point.
     *
     * @param coordinates one value per coordinate of the graph
     * @param normal outward unit normal per space axis; may be empty where the node has no {@link Normal}
     * @param fields values of the field derivatives that the node mentions
     */
    public static double evaluate(Node node, double[] coordinates, double[] normal, DerivativeValues fields) {
        return new Interpreter(coordinates, normal, fields).value(node);
    }

    private double value(Node node) {
        for (Node next : PostOrder.of(node, known::containsKey, Node::arguments)) {
            known.put(next, compute(next));
        }
        return known.get(node);
    }

    private double compute(Node node) {
        return switch (node) {
            case Constant(double value) -> value;
            case Coordinate(int index) -> coordinates[index];
            case Normal(int axis) -> normal[axis];
            case Derivative(int field, MultiIndex order) -> fields.value(field, order);
            case Unary(UnaryFunction f, Node a) -> f.apply(known.get(a));
            case Binary(BinaryFunction f, Node a, Node b) -> f.apply(known.get(a), known.get(b));
            case Select(Comparison c, Node l, Node r, Node then, Node otherwise) ->
                c.holds(known.get(l), known.get(r)) ? known.get(then) : known.get(otherwise);
            case Custom(var op, List<Node> arguments) ->
                op.valueAt(arguments.stream().mapToDouble(known::get).toArray());
        };
    }
}
