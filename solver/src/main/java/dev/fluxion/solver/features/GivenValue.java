package dev.fluxion.solver.features;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A residual that gives the value of a field on all of its support.
 *
 * @param field the number of the field
 * @param residual vanishes where the field has the value
 */
record GivenValue(int field, Residual residual) {
    /** Values that differ by less, relative to them, are the same. */
    private static final double SAME = 1e-6;

    /** So far from a side, relative to its axis, is on it. */
    private static final double NEXT = 1e-9;

    /** Those of a problem; conditions on a part of a side, by {@code where}, do not count. */
    static List<GivenValue> of(ResidualGraph residuals, Problem problem) {
        List<GivenValue> all = new ArrayList<>();
        for (Residual residual : residuals.residuals()) {
            // the start of a problem on a region is restricted to the region
            boolean start = residual.support() instanceof Support.Initial
                    && problem.domain().isPresent();
            if (start || isWhole(residual.support())) {
                field(residual).ifPresent(field -> all.add(new GivenValue(field, residual)));
            }
        }
        return all;
    }

    /** Those on the boundary or on parts of it. */
    static List<GivenValue> onBoundary(ResidualGraph residuals) {
        return residuals.residuals().stream()
                .filter(residual ->
                        residual.support() instanceof Support.Faces || residual.support() instanceof Support.Surface)
                .flatMap(residual -> field(residual).map(field -> new GivenValue(field, residual)).stream())
                .toList();
    }

    /** Whether it is given at a point of the boundary. */
    boolean isGivenAt(double[] at, List<Axis> axes) {
        return switch (residual.support()) {
            case Support.Faces(var faces, var where) ->
                faces.stream()
                                .map(face -> Side.of(face, axes))
                                .anyMatch(side -> Math.abs(at[side.index()] - side.end())
                                        <= NEXT * side.axis().length())
                        && where.stream().allMatch(w -> SourceWaves.at(w, at, (f, order) -> 0) > 0);
            case Support.Surface(var surface, var share, var text, var where) -> surface.covers(at);
            case Support.Interior _, Support.Initial _, Support.Points _, Support.At _ -> false;
        };
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

    private static Optional<Integer> field(Residual residual) {
        Map<Integer, Set<MultiIndex>> derivatives = Nodes.derivatives(List.of(residual.root()));
        boolean value = derivatives.size() == 1
                && derivatives.values().stream().flatMap(Set::stream).allMatch(order -> order.total() == 0);
        return value ? derivatives.keySet().stream().findFirst() : Optional.empty();
    }

    /** The value at a point, where u - value, or a multiple of it, is to vanish. */
    private double value(double[] at) {
        double none = SourceWaves.at(residual.root(), at, (f, order) -> 0);
        return -none / (SourceWaves.at(residual.root(), at, (f, order) -> 1) - none);
    }

    boolean differs(GivenValue other, double[] at) {
        return differs(other, at, SAME);
    }

    /** Whether two values differ by more than a part of their size, or of one. */
    boolean differs(GivenValue other, double[] at, double part) {
        double x = value(at);
        double y = other.value(at);
        return Math.abs(x - y) > part * Math.max(1, Math.max(Math.abs(x), Math.abs(y)));
    }

    /** Whether it is given at the start, at this place among others. */
    boolean startsAt(double[] at) {
        return residual.support() instanceof Support.Initial(Optional<Node> where)
                && where.stream().allMatch(w -> SourceWaves.at(w, at, (f, order) -> 0) > 0);
    }
}
