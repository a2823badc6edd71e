package dev.fluxion.solver.features;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.region.Surface;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.solver.geometry.PointSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds where a value that is given on a part of a side, or of the boundary of a region, by {@code where}, ends: beyond, another value is given, or none. */
final class PartJumps {
    /** Of the square of the sine of the angle between a side and the surface where a value ends. */
    private static final double LEAST_SINE = 1e-2;

    /** Values are compared at so many places, the nearest to the end. */
    private static final int PLACES = 4;

    private final ResidualGraph residuals;
    private final Graph graph;
    private final Problem problem;
    private final List<Axis> axes;
    private final double longest;
    private final List<GivenValue> given;
    private final List<List<Part>> parts;
    private final List<Jump> jumps = new ArrayList<>();

    private PartJumps(ResidualGraph residuals, Problem problem) {
        this.residuals = residuals;
        this.problem = problem;
        graph = residuals.graph();
        axes = problem.axes();
        longest = Axis.longest(axes);
        given = GivenValue.onBoundary(residuals);
        parts = given.stream().map(this::parts).toList();
    }

    static List<Jump> of(ResidualGraph residuals, Problem problem) {
        PartJumps search = new PartJumps(residuals, problem);
        for (int value = 0; value < search.given.size(); value++) {
            for (Part part : search.parts.get(value)) {
                search.ends(value, part);
            }
        }
        return search.jumps;
    }

    /**
     * A part of a side.
     *
     * @param where positive there
     * @param points of the whole side
     * @param inwards the distance from the side
     * @param side in words
     */
    private record Part(Node where, PointSet points, Node inwards, String side) {}

    /** The parts of sides that a value is given on. */
    private List<Part> parts(GivenValue value) {
        return switch (value.residual().support()) {
            case Support.Faces(List<Face> faces, Optional<Node> where) ->
                where.stream()
                        .flatMap(w -> faces.stream().map(face -> part(face, w)))
                        .toList();
            case Support.Surface surface ->
                surface.surface().portions().stream()
                        .flatMap(portion -> portion.where().flatMap(w -> part(surface, portion, w)).stream())
                        .toList();
            case Support.Interior _, Support.Initial _, Support.Points _, Support.At _ -> List.of();
        };
    }

    private Part part(Face face, Node where) {
        Side side = Side.of(face, axes);
        PointSet points = SourceWaves.points(new Support.Faces(List.of(face), Optional.empty()), axes);
        return new Part(where, points, side.inwards(graph), side.text());
    }

    private Optional<Part> part(Support.Surface support, Surface.Portion portion, Node where) {
        Surface surface = support.surface();
        Surface.Portion all = new Surface.Portion(portion.patch(), Optional.empty(), portion.except());
        Support.Surface whole = new Support.Surface(
                new Surface(List.of(all), surface.level(), surface.step()),
                support.share(),
                support.text(),
                Optional.empty());
        PointSet points = SourceWaves.points(whole, axes);
        return BoundaryDistance.of(graph, problem.domain().orElseThrow(), whole, points)
                .map(inwards -> new Part(where, points, inwards, support.text()));
    }

    private void ends(int value, Part part) {
        for (Switch s : Switch.of(part.where, part.points, axes, graph)) {
            PointSet below = s.nearest(false);
            PointSet above = s.nearest(true);
            boolean before = isGiven(given.get(value), below);
            if (!s.inTime() && before != isGiven(given.get(value), above)) {
                end(value, part, s, before ? above : below);
            }
        }
    }

    /**
     * @param value its number
     * @param beyond points next to the end where the value is no longer given
     */
    private void end(int value, Part part, Switch s, PointSet beyond) {
        String place = part.side + ", " + s.text(problem.notation());
        int field = given.get(value).field();
        OptionalInt next = IntStream.range(0, given.size())
                .filter(other -> other != value && given.get(other).field() == field)
                .filter(other -> isGiven(given.get(other), beyond))
                .findFirst();
        if (next.isEmpty()) {
            if (isSecondOrder(field)) {
                jumps.add(Jump.atEnd(graph, part.inwards, along(part.inwards, s), longest, place));
            }
        } else if (differ(given.get(value), given.get(next.getAsInt()), s) && !found(next.getAsInt(), value)) {
            jumps.add(Jump.between(graph, part.inwards, along(part.inwards, s), Math.PI, longest, place));
        }
    }

    /** The distance from the end of a value along the side, which the surface where it ends need not meet at a right angle. */
    private Node along(Node inwards, Switch s) {
        Node cosine = IntStream.range(0, axes.size())
                .filter(d -> axes.get(d).space())
                .mapToObj(d -> graph.multiply(
                        Differentiation.of(graph, inwards, d), Differentiation.of(graph, s.distance(), d)))
                .reduce(graph::add)
                .orElseThrow();
        double c = SourceWaves.rms(SourceWaves.values(cosine, s.nearest(true)));
        double sine = Math.sqrt(Math.max(LEAST_SINE, 1 - c * c));
        return graph.multiply(graph.constant(1 / sine), graph.subtract(s.distance(), graph.multiply(cosine, inwards)));
    }

    /** Whether the place where two values meet is found as the end of the first one. */
    private boolean found(int first, int second) {
        return first < second && !parts.get(first).isEmpty();
    }

    /** Whether a value is given at most of some points of the boundary. */
    private boolean isGiven(GivenValue value, PointSet points) {
        return 2
                        * IntStream.range(0, points.count())
                                .filter(i -> value.isGivenAt(points.point(i), axes))
                                .count()
                > points.count();
    }

    /** Whether values differ where they meet, and do not only come from there with different slopes. */
    private static boolean differ(GivenValue a, GivenValue b, Switch s) {
        return IntStream.range(0, Math.min(PLACES, s.above().count()))
                .anyMatch(i -> a.differs(b, s.above().point(i), Switch.CONTINUOUS));
    }

    /** Whether an equation has second derivatives of a field in space, and none of higher order. */
    private boolean isSecondOrder(int field) {
        Stream<MultiIndex> derivatives = residuals.residuals().stream()
                .filter(residual -> residual.kind() == Residual.Kind.EQUATION)
                .flatMap(
                        residual -> Nodes.derivatives(List.of(residual.root())).getOrDefault(field, Set.of()).stream());
        return Axis.order(derivatives, axes, false) == 2;
    }
}
