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
import java.util.Map;

/** Evaluates nodes over nested dual numbers: ∂^α of a node without symbolic differentiation. */
public final class DualInterpreter {
    private final HyperDual[] coordinates;
    private final int parts;
    private final Map<Node, HyperDual> known = new HashMap<>();

    private DualInterpreter(HyperDual[] coordinates, int parts) {
        this.coordinates = coordinates;
        this.parts = parts;
    }

    /** ∂^order node at a point, the fields being {@link WaveFields}. */
    public static double derivative(Node node, MultiIndex order, double[] point) {
        int parts = order.total();
        HyperDual[] coordinates = new HyperDual[point.length];
        int next = 0;
        for (int i = 0; i < point.length; i++) {
            int seeded = (1 << order.get(i)) - 1 << next;
            coordinates[i] = HyperDual.variable(point[i], seeded, parts);
            next += order.get(i);
        }
        return new DualInterpreter(coordinates, parts).value(node).last();
    }

    private HyperDual value(Node node) {
        HyperDual stored = known.get(node);
        if (stored == null) {
            stored = compute(node);
            known.put(node, stored);
        }
        return stored;
    }

    private HyperDual compute(Node node) {
        return switch (node) {
            case Constant(double value) -> HyperDual.constant(value, parts);
            case Coordinate(int index) -> coordinates[index];
            case Derivative(int field, MultiIndex order) -> WaveFields.value(field, order, coordinates);
            case Unary(UnaryFunction f, Node a) -> value(a).unary(f);
            case Binary(BinaryFunction f, Node a, Node b) -> binary(f, value(a), value(b));
            case Select(Comparison c, Node l, Node r, Node then, Node otherwise) ->
                c.holds(value(l).value(), value(r).value()) ? value(then) : value(otherwise);
            case Normal n -> throw new IllegalArgumentException("no normal here");
            case Custom c -> throw new IllegalArgumentException("no custom operator here");
        };
    }

    private static HyperDual binary(BinaryFunction f, HyperDual a, HyperDual b) {
        return switch (f) {
            case ADD -> a.plus(b);
            case SUBTRACT -> a.minus(b);
            case MULTIPLY -> a.times(b);
            case DIVIDE -> a.over(b);
            case POWER -> a.power(b);
            case MINIMUM -> a.value() <= b.value() ? a : b;
            case MAXIMUM -> a.value() <= b.value() ? b : a;
            case ATAN2 -> angle(a, b);
        };
    }

    /** atan2(a, b) from the arcus tangent of whichever quotient is at most 1, shifted to the right branch. */
    private static HyperDual angle(HyperDual a, HyperDual b) {
        boolean steep = Math.abs(a.value()) > Math.abs(b.value());
        HyperDual near = steep
                ? b.over(a).unary(UnaryFunction.ATAN).times(-1)
                : a.over(b).unary(UnaryFunction.ATAN);
        return near.plus(Math.atan2(a.value(), b.value()) - near.value());
    }
}
