package dev.fluxion.dsl.region;

import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.RowInterpreter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of the boundary of a domain: the points of {@code patches} that lie on the boundary and on none of {@code except}.
 *
 * @param patches faces of primitives; a place that two of them cover belongs to the first
 * @param except faces that are left out
 * @param level the level function of the domain, over the coordinates of its graph
 * @param step how far to both sides of a face the level decides on which side the domain lies, relative to nothing
 */
public record Surface(List<Patch> patches, List<Patch> except, Node level, double step) {
    private static final int PROBES = 4096;

    /** Copies the lists. */
    public Surface {
        patches = List.copyOf(patches);
        except = List.copyOf(except);
    }

    /**
     * Whether a point of a patch belongs to this part.
     *
     * @param patch the index of the patch it was taken from
     * @return 1 if the normal of the patch points out of the domain, -1 if into it, 0 if the point does not belong
     */
    public int side(int patch, double[] x, double[] normal) {
        if (taken(patch, x)) {
            return 0;
        }
        boolean behind = inside(x, normal, -step);
        boolean ahead = inside(x, normal, step);
        return behind == ahead ? 0 : behind ? 1 : -1;
    }

    /** Whether a point belongs to an earlier patch or is left out. */
    private boolean taken(int patch, double[] x) {
        return patches.subList(0, patch).stream().anyMatch(earlier -> earlier.covers(x))
                || except.stream().anyMatch(other -> other.covers(x));
    }

    private boolean inside(double[] x, double[] normal, double distance) {
        double[] moved = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            moved[i] = x[i] + distance * normal[i];
        }
        return value(level, moved) < 0;
    }

    /** The value of a level function at a point of space. */
    public static double value(Node level, double[] x) {
        return Interpreter.evaluate(level, x, new double[x.length], (field, order) -> {
            throw new IllegalArgumentException("a level function that depends on field " + field);
        });
    }

    /** The part of each patch that belongs, as a length or an area: estimated from a lattice, exact where all or nothing belongs. */
    public double[] measures() {
        return IntStream.range(0, patches.size()).mapToDouble(this::measure).toArray();
    }

    private double measure(int index) {
        Patch patch = patches.get(index);
        int parameters = patch.dimension() - 1;
        int count = parameters == 0 ? 1 : PROBES;
        double[][] unit = lattice(parameters, count);
        Patch.Points points = patch.points(unit, count);
        double[] behind = levels(points, -step);
        double[] ahead = levels(points, step);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            boolean between = behind[i] < 0 != ahead[i] < 0;
            kept += between && !taken(index, points.x()[i]) ? 1 : 0;
        }
        return patch.measure() * kept / count;
    }

    /** The level at all points, moved along their normals: many at once, for what a probe of one costs is mostly the walk over the graph. */
    private double[] levels(Patch.Points points, double distance) {
        int count = points.x().length;
        int dimension = count == 0 ? 0 : points.x()[0].length;
        double[][] moved = new double[dimension][count];
        for (int d = 0; d < dimension; d++) {
            for (int i = 0; i < count; i++) {
                moved[d][i] = points.x()[i][d] + distance * points.normal()[i][d];
            }
        }
        RowInterpreter rows = new RowInterpreter(count, moved, new double[0][], field -> {
            throw new IllegalArgumentException("a level function that depends on field " + field.field());
        });
        return rows.row(level);
    }

    /** Midpoints in one dimension, else the additive recurrence of the generalised golden ratio (Roberts 2018). */
    public static double[][] lattice(int dimension, int count) {
        double ratio = 2;
        for (int i = 0; i < 60; i++) {
            ratio = Math.pow(1 + ratio, 1.0 / (dimension + 1));
        }
        double[][] unit = new double[dimension][count];
        for (int k = 0; k < dimension; k++) {
            for (int i = 0; i < count; i++) {
                double u = dimension == 1 ? (i + 0.5) / count : 0.5 + (i + 1) / Math.pow(ratio, k + 1);
                unit[k][i] = u - Math.floor(u);
            }
        }
        return unit;
    }
}
