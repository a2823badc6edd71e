package dev.fluxion.solver.features;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.solver.geometry.PointSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds where a value that is given on a part of a side of a box, by {@code where}, ends: beyond, another value is given, or none. */
final class PartJumps {
    private final ResidualGraph residuals;
    private final Graph graph;
    private final Problem problem;
    private final List<Axis> axes;
    private final double longest;
    private final List<GivenValue> given;
    private final List<Jump> jumps = new ArrayList<>();

    private PartJumps(ResidualGraph residuals, Problem problem) {
        this.residuals = residuals;
        this.problem = problem;
        graph = residuals.graph();
        axes = problem.axes();
        longest = Jumps.longest(axes);
        given = GivenValue.onSides(residuals);
    }

    static List<Jump> of(ResidualGraph residuals, Problem problem) {
        PartJumps search = new PartJumps(residuals, problem);
        for (GivenValue value : search.given) {
            Support.Faces support = faces(value);
            support.where().ifPresent(where -> support.faces().forEach(face -> search.ends(value, face, where)));
        }
        return search.jumps;
    }

    private static Support.Faces faces(GivenValue value) {
        return (Support.Faces) value.residual().support();
    }

    private void ends(GivenValue value, Face face, Node where) {
        PointSet side = SourceWaves.points(new Support.Faces(List.of(face), Optional.empty()), axes);
        for (Switch s : Switch.of(where, side, axes, graph)) {
            boolean before = counts(value, s.below());
            if (!s.inTime() && before != counts(value, s.above())) {
                end(value, face, s, before ? s.above() : s.below());
            }
        }
    }

    /** @param beyond points next to it where the value is no longer given */
    private void end(GivenValue value, Face face, Switch s, PointSet beyond) {
        Side side = Side.of(face, axes);
        String place = side.text() + ", " + s.text(problem.notation());
        Optional<GivenValue> next = given.stream()
                .filter(other -> other != value && other.field() == value.field())
                .filter(other -> faces(other).faces().contains(face) && counts(other, beyond))
                .findFirst();
        if (next.isEmpty()) {
            if (isSecondOrder(value.field())) {
                jumps.add(Jump.atEnd(graph, side.inwards(graph), s.distance(), longest, place));
            }
        } else if (differ(value, next.get(), beyond) && !found(next.get(), value)) {
            jumps.add(Jump.between(graph, side.inwards(graph), s.distance(), Math.PI, longest, place));
        }
    }

    /** Whether the place where two values meet is found as the end of the first one. */
    private boolean found(GivenValue first, GivenValue second) {
        return faces(first).where().isPresent() && given.indexOf(first) < given.indexOf(second);
    }

    /** Whether a value is given at most of some points. */
    private static boolean counts(GivenValue value, PointSet points) {
        return faces(value)
                .where()
                .map(where -> 2
                                * Arrays.stream(SourceWaves.values(where, points))
                                        .filter(w -> w > 0)
                                        .count()
                        > points.count())
                .orElse(true);
    }

    private static boolean differ(GivenValue a, GivenValue b, PointSet points) {
        return IntStream.range(0, points.count()).anyMatch(i -> a.differs(b, points.point(i)));
    }

    /** Whether an equation has second derivatives of a field in space, and none of higher order. */
    private boolean isSecondOrder(int field) {
        return residuals.residuals().stream()
                        .filter(residual -> residual.kind() == Residual.Kind.EQUATION)
                        .flatMap(residual ->
                                Nodes.derivatives(List.of(residual.root())).getOrDefault(field, Set.of()).stream())
                        .mapToInt(order -> IntStream.range(0, axes.size())
                                .filter(d -> axes.get(d).space())
                                .map(order::get)
                                .sum())
                        .max()
                        .orElse(0)
                == 2;
    }
}
