package dev.fluxion.solver.features;

import dev.fluxion.autodiff.graph.Decimal;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.region.Corner;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.solver.geometry.Collocation;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.sampling.Sobol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds where parts of the boundary meet, or one and the start of a diffusion, on which different values are given. */
final class CornerJumps {
    /** Along an edge values are compared at so many places. */
    private static final int PLACES = 5;

    /** On a boundary values are compared at so many. */
    private static final int BOUNDARY_PLACES = 64;

    /** So far from a corner, relative to the longest side, its faces are looked up. */
    private static final double BESIDE = 1e-3;

    /** So far inside, relative to the longest side, is still on the boundary. */
    private static final double NEXT = 1e-9;

    private final Graph graph;
    private final List<Axis> axes;
    private final double longest;
    private final List<GivenValue> given;
    private final Diffusion diffusion;
    private final List<Jump> jumps = new ArrayList<>();

    private CornerJumps(ResidualGraph residuals, Problem problem) {
        graph = residuals.graph();
        axes = problem.axes();
        longest = Axis.longest(axes);
        given = GivenValue.of(residuals, problem);
        diffusion = new Diffusion(residuals, axes);
    }

    /** At edges of a box; of a region, at corners of the plane between straight faces, and where faces meet the start. */
    static List<Jump> of(ResidualGraph residuals, Problem problem) {
        CornerJumps search = new CornerJumps(residuals, problem);
        problem.domain().ifPresentOrElse(search::region, search::box);
        return search.jumps;
    }

    private void box() {
        for (GivenValue a : given) {
            for (GivenValue b : given) {
                for (Side side : sides(a)) {
                    for (Side other : sides(b)) {
                        if (a.field() == b.field() && side.index() < other.index() && differ(a, side, b, other)) {
                            edge(a.field(), side, other).ifPresent(jumps::add);
                        }
                    }
                }
            }
        }
    }

    /** The sides of the box on which a value is given. */
    private List<Side> sides(GivenValue a) {
        return a.residual().support() instanceof Support.Faces(List<Face> faces, var where)
                ? faces.stream().map(face -> Side.of(face, axes)).toList()
                : List.of(Side.start(axes));
    }

    private boolean differ(GivenValue a, Side side, GivenValue b, Side other) {
        return IntStream.range(0, PLACES).anyMatch(k -> {
            double[] at = along((k + 0.5) / PLACES);
            at[side.index()] = side.end();
            at[other.index()] = other.end();
            return a.differs(b, at);
        });
    }

    /** A point at a part of every axis. */
    private double[] along(double part) {
        return axes.stream().mapToDouble(x -> x.lower() + part * x.length()).toArray();
    }

    private Optional<Jump> edge(int field, Side side, Side other) {
        Node x = side.inwards(graph);
        String place = side.text() + ", " + other.text();
        double length = side.axis().length();
        if (other.axis().time()) {
            double[] at = along(0.5);
            at[side.index()] = side.beside();
            at[other.index()] = other.beside();
            return diffusion
                    .spread(field, side.index(), at)
                    .map(spread -> Jump.atStart(graph, x, spread, length, place));
        }
        Node y = other.inwards(graph);
        Node root = graph.constant(Math.sqrt(0.5));
        return Optional.of(Jump.between(
                graph,
                graph.multiply(root, graph.add(x, y)),
                graph.multiply(root, graph.subtract(y, x)),
                Math.PI / 2,
                length,
                place));
    }

    private void region(Domain domain) {
        for (Corner corner : Corner.of(domain)) {
            if (jumpsAt(corner)) {
                String place =
                        "(" + Decimal.significant(corner.x(), 6) + ", " + Decimal.significant(corner.y(), 6) + ")";
                jumps.add(
                        Jump.between(graph, corner.along(graph), corner.across(graph), corner.angle(), longest, place));
            }
        }
        for (GivenValue a : given) {
            if (a.residual().support() instanceof Support.Surface surface) {
                PointSet points = Collocation.points(surface, axes, BOUNDARY_PLACES, new Sobol(), 0, 0);
                if (given.stream().anyMatch(b -> b.field() == a.field() && differAtStart(a, b, points))) {
                    start(a.field(), surface, domain, points).ifPresent(jumps::add);
                }
            }
        }
    }

    private boolean jumpsAt(Corner corner) {
        List<double[]> beside = corner.beside(BESIDE * longest);
        List<GivenValue> first = on(beside.getFirst());
        List<GivenValue> second = on(beside.getLast());
        return IntStream.range(0, PLACES)
                .mapToObj(k -> {
                    double[] at = along((k + 0.5) / PLACES);
                    at[0] = corner.x();
                    at[1] = corner.y();
                    return at;
                })
                .anyMatch(at -> first.stream()
                        .anyMatch(a -> second.stream().anyMatch(b -> a.field() == b.field() && a.differs(b, at))));
    }

    /** What is given at a point of the boundary of a region. */
    private List<GivenValue> on(double[] x) {
        return given.stream()
                .filter(a -> a.residual().support() instanceof Support.Surface surface
                        && surface.surface().covers(x))
                .toList();
    }

    private boolean differAtStart(GivenValue a, GivenValue b, PointSet points) {
        return IntStream.range(0, points.count())
                .mapToObj(i -> inside(points, i))
                .anyMatch(at -> b.startsAt(at) && a.differs(b, at));
    }

    /** A point next to one of the boundary, at the start: the region of a start contains that one, and not the boundary. */
    private double[] inside(PointSet points, int index) {
        double[] at = points.point(index);
        double[] normal = points.normal(index);
        for (int d = 0; d < normal.length; d++) {
            at[d] -= NEXT * longest * normal[d];
        }
        at[at.length - 1] = axes.getLast().lower();
        return at;
    }

    /** The distance is the function that hard conditions would use, as steep at the boundary as a distance. */
    private Optional<Jump> start(int field, Support.Surface surface, Domain domain, PointSet points) {
        double[] at = points.point(0);
        at[at.length - 1] = Side.start(axes).beside();
        Optional<Node> spread = diffusion.spread(field, 0, at);
        return spread.flatMap(square -> BoundaryDistance.of(graph, domain, surface, points)
                .map(distance -> Jump.atStart(graph, distance, square, longest, surface.text() + " at the start")));
    }
}
