package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Decimal;
import dev.fluxion.autodiff.graph.DerivativeValues;
import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.region.Corner;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.HardFaces;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.solver.geometry.Collocation;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.sampling.Sobol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds where the given values of a problem jump, and makes its equations count less there. */
public final class CornerJumps {
    /** Values that differ by less, relative to them, are the same. */
    private static final double SAME = 1e-6;

    /** Along an edge values are compared at so many places. */
    private static final int PLACES = 5;

    /** On a boundary values are compared at so many. */
    private static final int BOUNDARY_PLACES = 64;

    /** So far from the corner, relative to the axes, the diffusivity is looked up: an equation may be singular, or damped, at the corner itself. */
    private static final double BESIDE = 1e-3;

    /** So far inside, relative to the longest side, is still on the boundary. */
    private static final double NEXT = 1e-9;

    private final ResidualGraph residuals;
    private final Graph graph;
    private final List<Axis> axes;
    private final List<Given> given = new ArrayList<>();
    private final List<CornerJump> jumps = new ArrayList<>();

    private CornerJumps(ResidualGraph residuals, Problem problem) {
        this.residuals = residuals;
        this.graph = residuals.graph();
        this.axes = problem.axes();
        residuals.residuals().stream()
                .filter(r ->
                        isWhole(r.support()) || problem.domain().isPresent() && r.support() instanceof Support.Initial)
                .forEach(r -> valueOf(r).ifPresent(field -> given.add(new Given(field, r))));
    }

    /** A residual that gives the value of a field on all of its support. */
    private record Given(int field, Residual residual) {
        /** The value, where u - value, or a multiple of it, is to vanish. */
        double value(double[] at) {
            double none = CornerJumps.value(residual.root(), at, (f, order) -> 0);
            return -none / (CornerJumps.value(residual.root(), at, (f, order) -> 1) - none);
        }

        boolean differs(Given other, double[] at) {
            double x = value(at);
            double y = other.value(at);
            return Math.abs(x - y) > SAME * Math.max(1, Math.max(Math.abs(x), Math.abs(y)));
        }

        /** Whether it is a start, at this place among others. */
        boolean startsAt(double[] at) {
            return residual.support() instanceof Support.Initial(Optional<Node> where)
                    && where.stream().allMatch(w -> CornerJumps.value(w, at, (f, order) -> 0) > 0);
        }
    }

    /**
     * The jumps on a box at edges between two sides and between a side and the start of a diffusion, and those of a region at corners of the plane between straight faces and where faces meet the start of
     * a diffusion. Conditions on a part of a side, by {@code where}, do not count.
     */
    public static List<CornerJump> of(ResidualGraph residuals, Problem problem) {
        CornerJumps search = new CornerJumps(residuals, problem);
        problem.domain().ifPresentOrElse(search::region, search::box);
        return search.jumps.stream().distinct().toList();
    }

    /** The same residuals, those of equations damped towards jumps: there they are as large as the inverse square of the distance, and would be all that is trained. */
    public static ResidualGraph damped(ResidualGraph residuals, Problem problem) {
        Graph graph = residuals.graph();
        Optional<Node> factor =
                of(residuals, problem).stream().map(jump -> jump.damping(graph)).reduce(graph::multiply);
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

    private static boolean isWhole(Support support) {
        return switch (support) {
            case Support.Faces(var faces, var where) -> where.isEmpty();
            case Support.Surface(var surface, var share, var text, var where) -> where.isEmpty();
            case Support.Initial(var where) -> where.isEmpty();
            case Support.Interior interior -> false;
            case Support.Points points -> false;
            case Support.At at -> false;
        };
    }

    /** The field whose value a residual gives. */
    private static Optional<Integer> valueOf(Residual residual) {
        Map<Integer, Set<MultiIndex>> derivatives = Nodes.derivatives(List.of(residual.root()));
        boolean value = derivatives.size() == 1
                && derivatives.values().stream().flatMap(Set::stream).allMatch(order -> order.total() == 0);
        return value ? derivatives.keySet().stream().findFirst() : Optional.empty();
    }

    private void box() {
        for (Given a : given) {
            for (Given b : given) {
                for (Face side : sides(a)) {
                    for (Face other : sides(b)) {
                        if (a.field == b.field && side.axis() < other.axis() && differ(a, side, b, other)) {
                            edge(a.field, side, other);
                        }
                    }
                }
            }
        }
    }

    /** The sides of the box on which the value is given; the start of time is the lower side of its axis. */
    private List<Face> sides(Given a) {
        return a.residual.support() instanceof Support.Faces(List<Face> faces, var where)
                ? faces
                : List.of(new Face(axes.size() - 1, false));
    }

    private boolean differ(Given a, Face side, Given b, Face other) {
        return IntStream.range(0, PLACES).anyMatch(k -> a.differs(b, place(side, other, (k + 0.5) / PLACES)));
    }

    private void edge(int field, Face side, Face other) {
        Node x = inwards(side);
        Node y = inwards(other);
        String place = text(side) + ", " + text(other);
        double length = axes.get(side.axis()).length();
        if (axes.get(other.axis()).time()) {
            double[] at = place(side, other, 0.5);
            at[side.axis()] = beside(side);
            at[other.axis()] = beside(other);
            speed(field, side.axis(), at)
                    .ifPresent(s -> jumps.add(
                            CornerJump.atStart(graph, x, graph.multiply(graph.constant(s), y), length, place)));
        } else {
            Node root = graph.constant(Math.sqrt(0.5));
            jumps.add(CornerJump.between(
                    graph,
                    graph.multiply(root, graph.add(x, y)),
                    graph.multiply(root, graph.subtract(y, x)),
                    Math.PI / 2,
                    length,
                    place));
        }
    }

    /** A point of an edge. */
    private double[] place(Face a, Face b, double part) {
        double[] at =
                axes.stream().mapToDouble(x -> x.lower() + part * x.length()).toArray();
        at[a.axis()] = end(a);
        at[b.axis()] = end(b);
        return at;
    }

    private double end(Face face) {
        Axis axis = axes.get(face.axis());
        return face.upper() ? axis.upper() : axis.lower();
    }

    private double beside(Face face) {
        return end(face)
                + (face.upper() ? -BESIDE : BESIDE) * axes.get(face.axis()).length();
    }

    private Node inwards(Face face) {
        Node x = graph.coordinate(face.axis());
        Node end = graph.constant(end(face));
        return face.upper() ? graph.subtract(end, x) : graph.subtract(x, end);
    }

    private String text(Face face) {
        return axes.get(face.axis()).name() + " = " + Decimal.significant(end(face), 6);
    }

    private void region(Domain domain) {
        for (Corner corner : Corner.of(domain)) {
            if (jumpsAt(corner)) {
                jumps.add(CornerJump.between(
                        graph,
                        corner.along(graph),
                        corner.across(graph),
                        corner.angle(),
                        longest(),
                        "(" + Decimal.significant(corner.x(), 6) + ", " + Decimal.significant(corner.y(), 6) + ")"));
            }
        }
        for (Given a : given) {
            if (a.residual.support() instanceof Support.Surface surface) {
                PointSet points = Collocation.points(surface, axes, BOUNDARY_PLACES, new Sobol(), 0, 0);
                boolean jump = given.stream().anyMatch(b -> b.field == a.field && differAtStart(a, b, points));
                if (jump) {
                    start(a.field, surface, domain, points);
                }
            }
        }
    }

    private boolean jumpsAt(Corner corner) {
        List<double[]> beside = corner.beside(BESIDE * longest());
        List<Given> first = on(beside.getFirst());
        List<Given> second = on(beside.getLast());
        return IntStream.range(0, PLACES)
                .mapToObj(k -> place(corner, (k + 0.5) / PLACES))
                .anyMatch(at -> first.stream()
                        .anyMatch(a -> second.stream().anyMatch(b -> a.field == b.field && a.differs(b, at))));
    }

    /** What is given at a point of the boundary of a region. */
    private List<Given> on(double[] x) {
        return given.stream()
                .filter(a -> a.residual.support() instanceof Support.Surface surface
                        && surface.surface().covers(x))
                .toList();
    }

    private double[] place(Corner corner, double part) {
        double[] at =
                axes.stream().mapToDouble(x -> x.lower() + part * x.length()).toArray();
        at[0] = corner.x();
        at[1] = corner.y();
        return at;
    }

    private boolean differAtStart(Given a, Given b, PointSet points) {
        return IntStream.range(0, points.count())
                .anyMatch(i -> b.startsAt(inside(points, i)) && a.differs(b, inside(points, i)));
    }

    /** A point next to one of the boundary, at the start: the region of a start contains that one, and not the boundary. */
    private double[] inside(PointSet points, int index) {
        double[] at = points.point(index);
        double[] normal = points.normal(index);
        for (int d = 0; d < normal.length; d++) {
            at[d] -= NEXT * longest() * normal[d];
        }
        at[at.length - 1] = axes.getLast().lower();
        return at;
    }

    /** The distance is the function that hard conditions would use, as steep at the boundary as a distance. */
    private void start(int field, Support.Surface surface, Domain domain, PointSet points) {
        HardFaces.Given zero = new HardFaces.Given(surface, graph.constant(0));
        double[] at = points.point(0);
        at[at.length - 1] = beside(new Face(at.length - 1, false));
        OptionalDouble speed = speed(field, 0, at);
        if (speed.isPresent()
                && HardFaces.of(graph, domain, List.of(zero)) instanceof HardFaces.Outcome.Built(HardFaces faces)) {
            Node distance = graph.multiply(graph.constant(1 / steepness(faces.distance(), points)), faces.distance());
            Node time = graph.subtract(
                    graph.coordinate(axes.size() - 1),
                    graph.constant(axes.getLast().lower()));
            jumps.add(CornerJump.atStart(
                    graph,
                    distance,
                    graph.multiply(graph.constant(speed.getAsDouble()), time),
                    longest(),
                    surface.text() + " at the start"));
        }
    }

    /** |∇φ| on the boundary. */
    private double steepness(Node function, PointSet points) {
        double[] square = new double[points.count()];
        for (int d = 0; d < points.normals().length; d++) {
            double[] slope = SourceWaves.values(Differentiation.of(graph, function, d), points);
            Arrays.setAll(square, i -> square[i] + slope[i] * slope[i]);
        }
        return Math.sqrt(Arrays.stream(square).average().orElseThrow());
    }

    private double longest() {
        return axes.stream().filter(Axis::space).mapToDouble(Axis::length).max().orElseThrow();
    }

    /** 4D of an equation u_t = D·u_xx + …, x one axis, looked up at a place. */
    private OptionalDouble speed(int field, int axis, double[] at) {
        MultiIndex t = MultiIndex.unit(axes.size(), axes.size() - 1);
        MultiIndex x = MultiIndex.unit(axes.size(), axis);
        MultiIndex xx = x.plus(x);
        for (Residual residual : residuals.residuals()) {
            Set<MultiIndex> orders = Nodes.derivatives(List.of(residual.root())).getOrDefault(field, Set.of());
            boolean diffusion = orders.contains(t) && orders.contains(xx) && !orders.contains(t.plus(t));
            if (residual.kind() == Residual.Kind.EQUATION && diffusion) {
                double none = value(residual.root(), at, (f, order) -> 0);
                double rate = value(residual.root(), at, only(field, t)) - none;
                double speed = -4 * (value(residual.root(), at, only(field, xx)) - none) / rate;
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
}
