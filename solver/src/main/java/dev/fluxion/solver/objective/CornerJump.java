package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Decimal;
import dev.fluxion.autodiff.graph.DerivativeValues;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Where two sides of a box meet that different values of one field are given on, such as a hot side and a cold one, or a wall and a start. No smooth function of the coordinates has such a jump:
 * near it the solution is a function of the angle between the sides, or, where one of them is the start of a diffusion, of distance over the root of time.
 *
 * @param first one side, of space
 * @param second the other; its axis is the later one
 * @param speed 0 between two sides of space; 4D where the second one is the start of time and D the diffusivity
 */
public record CornerJump(Face first, Face second, double speed) {
    /** Values that differ by less, relative to them, are the same. */
    private static final double SAME = 1e-6;

    /** Along an edge values are compared at so many places. */
    private static final int PLACES = 5;

    /** Equations count less where the distance is below this part of the first side's axis: their residuals are there as large as its inverse square. */
    private static final double NEAR = 0.03;

    /** The logarithm of the distance ends at this part of the axis. */
    private static final double NEAREST = 1e-3;

    /** So far from the corner, relative to the axes, the diffusivity is looked up: an equation may be singular, or damped, at the corner itself. */
    private static final double BESIDE = 1e-3;

    /** Added to a squared distance, relative to the axis, so that functions are finite at the corner itself. */
    private static final double NEARLY_NOTHING = 1e-30;

    /** A side on which a residual gives the value of a field. */
    private record Given(int field, Face face, Residual residual) {
        /** The value, where u - value, or a multiple of it, is to vanish. */
        double value(double[] at) {
            double none = CornerJump.value(residual.root(), at, (f, order) -> 0);
            return -none / (CornerJump.value(residual.root(), at, (f, order) -> 1) - none);
        }
    }

    /** Those of a problem on a box, at edges between two sides of space, or one of space and the start of a diffusion. */
    public static List<CornerJump> of(ResidualGraph residuals, List<Axis> axes) {
        List<Given> all = new ArrayList<>();
        for (Residual residual : residuals.residuals()) {
            List<Face> faces = faces(residual.support(), axes.size());
            valueOf(residual).ifPresent(field -> faces.forEach(face -> all.add(new Given(field, face, residual))));
        }
        List<CornerJump> jumps = new ArrayList<>();
        for (Given a : all) {
            for (Given b : all) {
                if (a.field == b.field && a.face.axis() < b.face.axis() && differ(a, b, axes)) {
                    boolean start = axes.get(b.face.axis()).time();
                    OptionalDouble speed = start ? speed(a, b, residuals, axes) : OptionalDouble.of(0);
                    speed.ifPresent(s -> jumps.add(new CornerJump(a.face, b.face, s)));
                }
            }
        }
        return jumps.stream().distinct().toList();
    }

    private static List<Face> faces(Support support, int dimension) {
        return switch (support) {
            case Support.Faces(List<Face> faces, var where) when where.isEmpty() -> faces;
            case Support.Initial(var where) when where.isEmpty() -> List.of(new Face(dimension - 1, false));
            case Support.Faces restricted -> List.of();
            case Support.Initial restricted -> List.of();
            case Support.Interior interior -> List.of();
            case Support.Surface surface -> List.of();
            case Support.Points points -> List.of();
            case Support.At at -> List.of();
        };
    }

    /** The field whose value a residual gives. */
    private static Optional<Integer> valueOf(Residual residual) {
        Map<Integer, Set<MultiIndex>> derivatives = Nodes.derivatives(List.of(residual.root()));
        boolean value = derivatives.size() == 1
                && derivatives.values().stream().flatMap(Set::stream).allMatch(order -> order.total() == 0);
        return value ? derivatives.keySet().stream().findFirst() : Optional.empty();
    }

    private static boolean differ(Given a, Given b, List<Axis> axes) {
        for (int k = 0; k < PLACES; k++) {
            double[] at = place(a.face, b.face, (k + 0.5) / PLACES, axes);
            double x = a.value(at);
            double y = b.value(at);
            if (Math.abs(x - y) > SAME * Math.max(1, Math.max(Math.abs(x), Math.abs(y)))) {
                return true;
            }
        }
        return false;
    }

    /** A point of an edge. */
    private static double[] place(Face a, Face b, double part, List<Axis> axes) {
        double[] at =
                axes.stream().mapToDouble(x -> x.lower() + part * x.length()).toArray();
        at[a.axis()] = end(a, axes);
        at[b.axis()] = end(b, axes);
        return at;
    }

    private static double end(Face face, List<Axis> axes) {
        Axis axis = axes.get(face.axis());
        return face.upper() ? axis.upper() : axis.lower();
    }

    /** 4D of an equation u_t = D·u_xx + …, x across the side. */
    private static OptionalDouble speed(Given side, Given start, ResidualGraph residuals, List<Axis> axes) {
        MultiIndex t = MultiIndex.unit(axes.size(), start.face.axis());
        MultiIndex x = MultiIndex.unit(axes.size(), side.face.axis());
        MultiIndex xx = x.plus(x);
        double[] at = place(side.face, start.face, 0.5, axes);
        for (Face face : List.of(side.face, start.face)) {
            at[face.axis()] +=
                    (face.upper() ? -BESIDE : BESIDE) * axes.get(face.axis()).length();
        }
        for (Residual residual : residuals.residuals()) {
            Set<MultiIndex> orders = Nodes.derivatives(List.of(residual.root())).getOrDefault(side.field, Set.of());
            boolean diffusion = orders.contains(t) && orders.contains(xx) && !orders.contains(t.plus(t));
            if (residual.kind() == Residual.Kind.EQUATION && diffusion) {
                double none = value(residual.root(), at, (f, order) -> 0);
                double rate = value(residual.root(), at, only(side.field, t)) - none;
                double speed = -4 * (value(residual.root(), at, only(side.field, xx)) - none) / rate;
                if (speed > 0 && Double.isFinite(speed)) {
                    return OptionalDouble.of(speed);
                }
            }
        }
        return OptionalDouble.empty();
    }

    private static DerivativeValues only(int field, MultiIndex wanted) {
        return (f, order) -> f == field && order.equals(wanted) ? 1 : 0;
    }

    private static double value(Node node, double[] at, DerivativeValues fields) {
        return Interpreter.evaluate(node, at, new double[at.length], fields);
    }

    /**
     * Smooth functions of the coordinates and of these can have the jump: the angle from the second side, or x/√(x² + 4Dt), from -1 to 1. The logarithm of the distance lets
     * other fields grow towards the corner, as the pressure of a viscous flow does.
     *
     * @param growing whether there are others
     */
    List<Node> features(Graph graph, List<Axis> axes, boolean growing) {
        Node x = inwards(graph, first, axes);
        Node r = graph.unary(UnaryFunction.SQRT, squaredDistance(graph, axes, NEARLY_NOTHING));
        Node jump = speed == 0
                ? affine(
                        graph,
                        8 / Math.PI,
                        graph.unary(UnaryFunction.ATAN, graph.divide(inwards(graph, second, axes), graph.add(r, x))),
                        -1)
                : affine(graph, 2, graph.divide(x, r), -1);
        if (!growing) {
            return List.of(jump);
        }
        double length = axes.get(first.axis()).length();
        Node log = graph.unary(
                UnaryFunction.LOG,
                graph.multiply(graph.constant(1 / (length * length)), squaredDistance(graph, axes, NEAREST * NEAREST)));
        return List.of(jump, affine(graph, -1 / Math.log(NEAREST), log, 1));
    }

    /** r²/√(r⁴ + d⁴), which makes a residual of size 1/r² bounded. */
    private Node damping(Graph graph, List<Axis> axes) {
        double near = NEAR * axes.get(first.axis()).length();
        Node square = squaredDistance(graph, axes, 0);
        return graph.divide(
                square,
                graph.unary(
                        UnaryFunction.SQRT,
                        graph.add(graph.multiply(square, square), graph.constant(Math.pow(near, 4)))));
    }

    private Node squaredDistance(Graph graph, List<Axis> axes, double added) {
        double length = axes.get(first.axis()).length();
        Node x = inwards(graph, first, axes);
        Node y = inwards(graph, second, axes);
        return graph.add(
                graph.add(
                        graph.multiply(x, x),
                        speed == 0 ? graph.multiply(y, y) : graph.multiply(graph.constant(speed), y)),
                graph.constant(added * length * length));
    }

    private static Node inwards(Graph graph, Face face, List<Axis> axes) {
        Node x = graph.coordinate(face.axis());
        Node end = graph.constant(end(face, axes));
        return face.upper() ? graph.subtract(end, x) : graph.subtract(x, end);
    }

    private static Node affine(Graph graph, double slope, Node node, double shift) {
        return graph.add(graph.multiply(graph.constant(slope), node), graph.constant(shift));
    }

    /** The same residuals, those of equations damped towards jumps: there they are as large as the inverse square of the distance, and would be all that is trained. */
    public static ResidualGraph damped(ResidualGraph residuals, List<Axis> axes) {
        Graph graph = residuals.graph();
        Optional<Node> factor = of(residuals, axes).stream()
                .map(jump -> jump.damping(graph, axes))
                .reduce(graph::multiply);
        return factor.map(f -> new ResidualGraph(
                        graph,
                        residuals.residuals().stream()
                                .map(r -> r.kind() == Residual.Kind.EQUATION
                                        ? r.withRoot(graph.multiply(f, r.root()))
                                        : r)
                                .toList(),
                        residuals.fields()))
                .orElse(residuals);
    }

    /** The input that has the jump, in words. */
    String input() {
        return speed == 0 ? "the angle there" : "distance over the root of time";
    }

    /** The place in words: {@code x = 0, y = 1}. */
    String place(List<Axis> axes) {
        return place(first, axes) + ", " + place(second, axes);
    }

    private static String place(Face face, List<Axis> axes) {
        return axes.get(face.axis()).name() + " = " + Decimal.significant(end(face, axes), 6);
    }
}
