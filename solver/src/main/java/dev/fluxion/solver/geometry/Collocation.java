package dev.fluxion.solver.geometry;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.RowInterpreter;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.region.Patch;
import dev.fluxion.dsl.region.Surface;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.sampling.PointSampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Places collocation points on the supports of residuals over a box. */
public final class Collocation {
    /** Points tried before a `where` region counts as empty. */
    private static final int TRIES = 1 << 17;

    /** More points are drawn than the share of those accepted so far asks for, so that a second time is seldom needed. */
    private static final double MARGIN = 1.1;

    private static final int FEW = 64;

    /** Points at which a restriction is evaluated at once. */
    private static final int BLOCK = 4096;

    private static final long STREAM = 0x9e3779b97f4a7c15L;

    private final List<Axis> axes;
    private final int space;
    private final PointSampler sampler;
    private final long seed;
    private final int round;

    private Collocation(List<Axis> axes, PointSampler sampler, long seed, int round) {
        this.axes = axes;
        this.space = (int) axes.stream().filter(Axis::space).count();
        this.sampler = sampler;
        this.seed = seed;
        this.round = round;
    }

    /**
     * Points of a support. Faces share them by measure, at least one each; corners and edges are never hit. A support without extent, such as
     * the two ends of a steady problem in one dimension, gives each of its places exactly once, whatever {@code n} says.
     *
     * @param support where the points lie
     * @param axes the box: space, parameters, time
     * @param n number of points, at least 1
     * @param sampler spreads them
     * @param seed chooses the randomisation
     * @param round number of the redraw
     * @throws SolveException if no point satisfies a {@code where} restriction
     */
    public static PointSet points(Support support, List<Axis> axes, int n, PointSampler sampler, long seed, int round) {
        if (n < 1) {
            throw new IllegalArgumentException(n + " points on " + support);
        }
        return new Collocation(axes, sampler, seed, round).on(support, n);
    }

    private PointSet on(Support support, int n) {
        return switch (support) {
            case Support.Interior(Optional<Node> where) ->
                where(where, "inside", n, m -> fill(new double[axes.size()], new double[space], allFree(), m, 0));
            case Support.Initial(Optional<Node> where) -> where(where, "at the initial time", n, this::initial);
            case Support.Faces(List<Face> faces, Optional<Node> where) ->
                where(where, "on the faces", n, m -> faces(faces, m));
            case Support.Points given -> new PointSet(given.coordinates(), given.normals(), given.count());
            case Support.Surface(Surface surface, double share, String text, Optional<Node> where) -> {
                double[] measures = surface.measures();
                yield where(where, "on " + text, n, m -> surface(surface, measures, m));
            }
            case Support.At(List<Double> point) -> at(point, n);
        };
    }

    private PointSet initial(int n) {
        boolean[] free = allFree();
        double[] fixed = new double[axes.size()];
        int time = axes.size() - 1;
        free[time] = false;
        fixed[time] = axes.get(time).lower();
        return fill(fixed, new double[space], free, n, 1);
    }

    private PointSet at(List<Double> point, int n) {
        boolean[] free = new boolean[axes.size()];
        double[] fixed = new double[axes.size()];
        double[] normal = new double[space];
        for (int d = 0; d < axes.size(); d++) {
            free[d] = d >= space;
            if (d < space) {
                fixed[d] = point.get(d);
                normal[d] = fixed[d] == axes.get(d).lower()
                        ? -1
                        : fixed[d] == axes.get(d).upper() ? 1 : 0;
            }
        }
        double length = Math.sqrt(Arrays.stream(normal).map(v -> v * v).sum());
        if (length > 1) {
            Arrays.setAll(normal, d -> normal[d] / length);
        }
        return fill(fixed, normal, free, n, 2);
    }

    private PointSet faces(List<Face> faces, int n) {
        int[] share = shares(
                faces.stream()
                        .mapToDouble(face -> 1 / axes.get(face.axis()).length())
                        .toArray(),
                n);
        List<PointSet> parts = new ArrayList<>();
        for (int f = 0; f < faces.size(); f++) {
            Face face = faces.get(f);
            boolean[] free = allFree();
            free[face.axis()] = false;
            double[] fixed = new double[axes.size()];
            Axis axis = axes.get(face.axis());
            fixed[face.axis()] = face.upper() ? axis.upper() : axis.lower();
            double[] normal = new double[space];
            normal[face.axis()] = face.upper() ? 1 : -1;
            parts.add(fill(fixed, normal, free, share[f], 3 + 2L * face.axis() + (face.upper() ? 1 : 0)));
        }
        return PointSet.join(parts);
    }

    /** The patches share the points by measure. */
    private PointSet surface(Surface surface, double[] measures, int n) {
        int[] share = shares(measures, n);
        return PointSet.join(IntStream.range(0, share.length)
                .mapToObj(i -> patch(surface, i, measures[i], share[i]))
                .toList());
    }

    /** Points of one patch that belong to the surface: more are tried until there are enough. */
    private PointSet patch(Surface surface, int index, double measure, int n) {
        Patch patch = surface.patches().get(index);
        int parameters = space - 1;
        int tried = parameters == 0 ? n : (int) Math.ceil(1.1 * n * patch.measure() / measure) + 1;
        while (true) {
            double[][] unit =
                    sampler.sample(tried, parameters + axes.size() - space, seed + (64L + index) * STREAM, round);
            Patch.Points points = patch.points(unit, tried);
            int[] sides = surface.sides(index, points);
            double[][] coordinates = new double[axes.size()][n];
            double[][] normals = new double[space][n];
            int kept = 0;
            for (int i = 0; i < tried && kept < n; i++) {
                int side = sides[i];
                if (side != 0) {
                    for (int d = 0; d < space; d++) {
                        coordinates[d][kept] = points.x()[i][d];
                        normals[d][kept] = side * points.normal()[i][d];
                    }
                    for (int d = space; d < axes.size(); d++) {
                        Axis axis = axes.get(d);
                        coordinates[d][kept] = axis.lower() + axis.length() * unit[parameters + d - space][i];
                    }
                    kept++;
                }
            }
            if (kept == n) {
                return new PointSet(coordinates, normals, n);
            }
            tried *= 2;
        }
    }

    /** One point per face, the others in proportion to its measure by largest remainders. */
    private static int[] shares(double[] measure, int n) {
        double total = Arrays.stream(measure).sum();
        int spare = Math.max(0, n - measure.length);
        int[] share = new int[measure.length];
        double[] remainder = new double[measure.length];
        int given = 0;
        for (int f = 0; f < share.length; f++) {
            double exact = spare * measure[f] / total;
            share[f] = 1 + (int) exact;
            remainder[f] = exact - (int) exact;
            given += (int) exact;
        }
        for (; given < spare; given++) {
            int most = 0;
            for (int f = 1; f < share.length; f++) {
                most = remainder[f] > remainder[most] ? f : most;
            }
            share[most]++;
            remainder[most]--;
        }
        return share;
    }

    private boolean[] allFree() {
        boolean[] free = new boolean[axes.size()];
        Arrays.fill(free, true);
        return free;
    }

    /** Points with the free coordinates spread by the sampler; a single one if no coordinate is free. */
    private PointSet fill(double[] fixed, double[] normal, boolean[] free, int n, long stream) {
        int dimension = 0;
        for (boolean f : free) {
            dimension += f ? 1 : 0;
        }
        int count = dimension == 0 ? 1 : n;
        double[][] unit = sampler.sample(count, dimension, seed + stream * STREAM, round);
        double[][] coordinates = new double[axes.size()][count];
        int next = 0;
        for (int d = 0; d < coordinates.length; d++) {
            if (free[d]) {
                Axis axis = axes.get(d);
                double[] u = unit[next++];
                for (int i = 0; i < count; i++) {
                    coordinates[d][i] = axis.lower() + axis.length() * u[i];
                }
            } else {
                Arrays.fill(coordinates[d], fixed[d]);
            }
        }
        double[][] normals = new double[space][count];
        for (int d = 0; d < space; d++) {
            Arrays.fill(normals[d], normal[d]);
        }
        return new PointSet(coordinates, normals, count);
    }

    private interface Draw {
        PointSet points(int n);
    }

    /** Draws more and more points until n of them satisfy the restriction, or the set cannot grow. */
    private PointSet where(Optional<Node> where, String place, int n, Draw draw) {
        if (where.isEmpty()) {
            return draw.points(n);
        }
        int most = (int) Math.min(Math.max(TRIES, n * 64L), Integer.MAX_VALUE / 2);
        int tried = Math.min(n, most);
        while (true) {
            PointSet all = draw.points(tried);
            int[] kept = accepted(where.get(), all, n);
            boolean exhausted = all.count() < tried || tried >= most;
            if (kept.length == n || exhausted && kept.length > 0) {
                return all.subset(kept);
            }
            if (exhausted) {
                throw new SolveException(
                        "none of " + all.count() + " points " + place + " satisfies the `where` condition");
            }
            double needed = kept.length == 0 ? 4.0 * tried : MARGIN * n / kept.length * tried + FEW;
            tried = (int) Math.min(most, needed);
        }
    }

    /** The first points, at most {@code most}, at which a node is positive. */
    private static int[] accepted(Node where, PointSet points, int most) {
        int[] kept = new int[most];
        int count = 0;
        for (int start = 0; start < points.count() && count < most; start += BLOCK) {
            PointSet block = points.subset(IntStream.range(start, Math.min(points.count(), start + BLOCK))
                    .toArray());
            double[] values = new RowInterpreter(block.count(), block.coordinates(), block.normals(), derivative -> {
                        throw new IllegalArgumentException(
                                "a `where` condition that depends on field " + derivative.field());
                    })
                    .row(where);
            for (int i = 0; i < values.length && count < most; i++) {
                if (values[i] > 0) {
                    kept[count++] = start + i;
                }
            }
        }
        return Arrays.copyOf(kept, count);
    }
}
