package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.features.LocalSource;
import dev.fluxion.solver.geometry.Collocation;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.sampling.PointSampler;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Draws the points of each point set, over all of the time or the first part of it; half of those inside follow a local source. */
final class PointSource {
    /** One point near the start for so many. */
    private static final int PER_POINT_NEAR_THE_START = 32;

    /** The distance from the start that the nearest points have, relative to the time. */
    private static final double NEAREST = 1e-8;

    private final List<PointSetPlan> plans;
    private final List<Axis> axes;
    private final PointSampler sampler;
    private final long seed;
    private final List<Optional<LocalSource>> local;
    private final List<Boolean> reachTheStart;
    private List<Axis> sampled;

    PointSource(ResidualGraph residuals, List<PointSetPlan> plans, List<Axis> axes, PointSampler sampler, long seed) {
        this.plans = plans;
        this.axes = axes;
        this.sampler = sampler;
        this.seed = seed;
        sampled = axes;
        local = plans.stream()
                .map(plan -> plan.support() instanceof Support.Interior
                        ? LocalSource.of(plan.roots(residuals), plan.support(), axes, residuals.graph())
                        : Optional.<LocalSource>empty())
                .toList();
        reachTheStart =
                plans.stream().map(plan -> reachTheStart(plan, residuals, axes)).toList();
    }

    /** The coordinates of the problem. */
    List<Axis> axes() {
        return axes;
    }

    /** Points of a set; the same round gives the same. A set that has no place in the part of the time, as one restricted to later times, keeps its own. */
    PointSet points(int plan, int count, int round) {
        return local.get(plan)
                .map(source -> following(source::size, count, round, (n, draw) -> spread(plan, n, draw)))
                .orElseGet(() -> spread(plan, count, round));
    }

    /** Points of a set as {@link #points} gives them, but half of them chosen among many by the size of a residual there. */
    PointSet following(ToSizes residual, int plan, int count, int round) {
        return following(residual, count, round, (n, draw) -> points(plan, n, draw));
    }

    /** What each of some points counts, at least 0. */
    interface ToSizes extends Function<PointSet, double[]> {}

    private interface Draw {
        PointSet points(int count, int round);
    }

    private PointSet following(ToSizes sizes, int count, int round, Draw draw) {
        PointSet candidates = draw.points(AdaptivePoints.CANDIDATES * count, ~round);
        return PointSet.join(List.of(
                draw.points(count - count / 2, round),
                AdaptivePoints.choose(candidates, sizes.apply(candidates), count / 2, seed + round)));
    }

    /** Whether half of the points of a set follow a local source. */
    boolean followsSource(int plan) {
        return local.get(plan).isPresent();
    }

    private PointSet spread(int plan, int count, int round) {
        Support support = plans.get(plan).support();
        int near = reachTheStart.get(plan) ? count / PER_POINT_NEAR_THE_START : 0;
        PointSet points = evenly(support, plan, count - near, round);
        return near == 0 ? points : PointSet.join(List.of(points, nearTheStart(near)));
    }

    /** Whether points inside are those of ordinary differential equations that hold at all times and are not singular where time starts. */
    private static boolean reachTheStart(PointSetPlan plan, ResidualGraph residuals, List<Axis> axes) {
        boolean ordinary = axes.size() == 1
                && axes.getFirst().time()
                && plan.support() instanceof Support.Interior(var where)
                && where.isEmpty();
        double[] start = {axes.getFirst().lower()};
        return ordinary
                && plan.roots(residuals).stream()
                        .allMatch(root ->
                                Double.isFinite(Interpreter.evaluate(root, start, new double[0], (field, order) -> 1)));
    }

    /** The start of time and points at distances from it in a geometric sequence: a jump there to another solution, between two points, would cost nothing. */
    private PointSet nearTheStart(int count) {
        Axis time = sampled.getFirst();
        double[] at = new double[count];
        for (int i = 0; i < count; i++) {
            double distance = i == 0 ? 0 : Math.pow(NEAREST, (double) i / count);
            at[i] = time.lower() + distance * time.length();
        }
        return new PointSet(new double[][] {at}, new double[0][], count);
    }

    private PointSet evenly(Support support, int plan, int count, int round) {
        try {
            return Collocation.points(support, sampled, count, sampler, seed + plan, round);
        } catch (SolveException e) {
            if (sampled.equals(axes)) {
                throw e;
            }
            return Collocation.points(support, axes, count, sampler, seed + plan, round);
        }
    }

    /** Takes points from the first part of the time only, {@code part} in (0, 1]. */
    void horizon(double part) {
        sampled = axes.stream()
                .map(axis -> axis.time()
                        ? axis.on(axis.lower(), part == 1 ? axis.upper() : axis.lower() + part * axis.length())
                        : axis)
                .toList();
    }

    /** Says what part of the time is trained. */
    String horizonText() {
        Axis time = sampled.getLast();
        return String.format(Locale.ROOT, "training on %s in [%.6g, %.6g]", time.name(), time.lower(), time.upper());
    }
}
