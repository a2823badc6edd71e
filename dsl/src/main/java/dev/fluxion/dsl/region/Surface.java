package dev.fluxion.dsl.region;

import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.RowInterpreter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A part of the boundary of a domain: the points of {@code portions} that lie on the boundary.
 *
 * @param portions faces of primitives or parts of them; a place that two of them cover belongs to the first
 * @param level the level function of the domain, over the coordinates of its graph
 * @param step how far to both sides of a face the level decides on which side the domain lies, relative to nothing
 */
public record Surface(List<Portion> portions, Node level, double step) {
    private static final int PROBES = 4096;
    private static final int PROBES_ON_A_LINE = 512;
    private static final int PROBES_ON_A_RIM = 64;
    private static final int HALVINGS = 50;

    /** A curve that leaves the boundary nearer to its end than this part of its length is taken to end there. */
    private static final double END = 1e-6;

    /**
     * A face, or the points of it where a node over the space coordinates is positive, without those on others.
     *
     * @param patch the face
     * @param where the restriction
     * @param except what is left out
     */
    public record Portion(Patch patch, Optional<Node> where, List<Portion> except) {
        /** Copies the list. */
        public Portion {
            except = List.copyOf(except);
        }

        /** A whole face. */
        public Portion(Patch patch) {
            this(patch, Optional.empty(), List.of());
        }

        /** Whether a point lies on it, up to rounding. */
        public boolean covers(double[] x) {
            return patch.covers(x) && keeps(x);
        }

        /** Whether a point of the face is not left out. */
        boolean keeps(double[] x) {
            return (where.isEmpty() || value(where.get(), x) > 0)
                    && except.stream().noneMatch(other -> other.covers(x));
        }
    }

    /** Copies the list. */
    public Surface {
        portions = List.copyOf(portions);
    }

    /** Whole faces. */
    public static Surface of(List<Patch> patches, Node level, double step) {
        return new Surface(patches.stream().map(Portion::new).toList(), level, step);
    }

    /** The face that each portion is of. */
    public List<Patch> patches() {
        return portions.stream().map(Portion::patch).toList();
    }

    /**
     * Whether points of a patch belong to this part.
     *
     * @param index the index of the portion they were taken from
     * @return for each point 1 if the normal of the patch points out of the domain, -1 if into it, 0 if the point does not belong
     */
    public int[] sides(int index, Patch.Points points) {
        double[] behind = levels(points, -step);
        double[] ahead = levels(points, step);
        int[] sides = new int[points.x().length];
        for (int i = 0; i < sides.length; i++) {
            double[] x = points.x()[i];
            boolean inside = behind[i] < 0;
            if (inside != ahead[i] < 0 && portions.get(index).keeps(x) && !taken(index, x)) {
                sides[i] = inside ? 1 : -1;
            }
        }
        return sides;
    }

    /** Whether a point of the boundary of the domain belongs to this part. */
    public boolean covers(double[] x) {
        return portions.stream().anyMatch(portion -> portion.covers(x));
    }

    /** Whether a point belongs to an earlier portion. */
    private boolean taken(int index, double[] x) {
        return portions.subList(0, index).stream().anyMatch(earlier -> earlier.covers(x));
    }

    /** The value of a level function at a point of space. */
    public static double value(Node level, double[] x) {
        return Interpreter.evaluate(level, x, new double[x.length], (field, order) -> {
            throw new IllegalArgumentException("a level function that depends on field " + field);
        });
    }

    /**
     * The values of a level function at many points at once: what one costs is mostly the walk over the graph.
     *
     * @param x {@code [axis][point]}
     */
    public static double[] values(Node level, double[][] x, int count) {
        RowInterpreter rows = new RowInterpreter(count, x, new double[0][], field -> {
            throw new IllegalArgumentException("a level function that depends on field " + field.field());
        });
        return rows.row(level);
    }

    /**
     * The part of each portion that belongs, as a length or an area: to rounding where patches are curves and the gaps in them wider than a
     * 512th, else estimated from a lattice of 4096 points and exact where all or nothing belongs.
     */
    public double[] measures() {
        return IntStream.range(0, portions.size()).mapToDouble(this::measure).toArray();
    }

    private double measure(int index) {
        Patch patch = portions.get(index).patch();
        int parameters = patch.dimension() - 1;
        if (parameters == 1) {
            return patch.measure()
                    * ranges(index).stream().mapToDouble(r -> r[1] - r[0]).sum();
        }
        int count = parameters == 0 ? 1 : PROBES;
        return patch.measure() * trues(belongs(index, lattice(parameters, count), count)) / count;
    }

    /** Whether all points of a portion belong, as far as the points show that measure it. */
    public boolean whole(int index) {
        int parameters = portions.get(index).patch().dimension() - 1;
        int count = parameters == 0 ? 1 : parameters == 1 ? PROBES_ON_A_LINE : PROBES;
        return trues(belongs(index, lattice(parameters, count), count)) == count;
    }

    /** Those of some faces on which points of a face lie that would measure it. */
    public static List<Patch> meeting(Patch patch, List<Patch> others) {
        int parameters = patch.dimension() - 1;
        int count = parameters == 0 ? 1 : parameters == 1 ? PROBES_ON_A_LINE : PROBES;
        double[][] x = patch.points(lattice(parameters, count), count).x();
        return others.stream()
                .filter(other -> Arrays.stream(x).anyMatch(other::covers))
                .toList();
    }

    /** Points on the rim of a face: its ends in the plane, 64 on each side of its parameters in space, none of a point. */
    public static List<double[]> rim(Patch patch) {
        int parameters = patch.dimension() - 1;
        double[][] unit = lattice(parameters, parameters == 1 ? 1 : PROBES_ON_A_RIM);
        List<double[]> points = new ArrayList<>();
        for (int fixed = 0; fixed < parameters; fixed++) {
            for (int end = 0; end < 2; end++) {
                double[][] side = Arrays.stream(unit).map(double[]::clone).toArray(double[][]::new);
                Arrays.fill(side[fixed], end);
                points.addAll(Arrays.asList(patch.points(side, side[0].length).x()));
            }
        }
        return points;
    }

    private static int trues(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    /** The intervals of the parameter of a curve, {@code {from, to}}, whose points belong; their ends are halved down to rounding. */
    public List<double[]> ranges(int index) {
        int n = PROBES_ON_A_LINE + 2;
        double[] u = new double[n];
        System.arraycopy(lattice(1, n - 2)[0], 0, u, 1, n - 2);
        u[0] = END;
        u[n - 1] = 1 - END;
        boolean[] in = belongs(index, new double[][] {u}, n);
        int[] before = IntStream.range(0, n - 1).filter(i -> in[i] != in[i + 1]).toArray();
        double[] low = Arrays.stream(before).mapToDouble(i -> u[i]).toArray();
        double[] high = Arrays.stream(before).mapToDouble(i -> u[i + 1]).toArray();
        for (int k = 0; k < HALVINGS && low.length > 0; k++) {
            double[] middle = new double[low.length];
            Arrays.setAll(middle, i -> (low[i] + high[i]) / 2);
            boolean[] inside = belongs(index, new double[][] {middle}, middle.length);
            for (int i = 0; i < low.length; i++) {
                if (inside[i] == in[before[i]]) {
                    low[i] = middle[i];
                } else {
                    high[i] = middle[i];
                }
            }
        }
        List<double[]> ranges = new ArrayList<>();
        double from = 0;
        for (int i = 0; i < low.length; i++) {
            double cut = (low[i] + high[i]) / 2;
            if (in[before[i]]) {
                ranges.add(new double[] {from, cut});
            }
            from = cut;
        }
        if (in[n - 1]) {
            ranges.add(new double[] {from, 1});
        }
        return ranges;
    }

    /** Where a part of the boundary of a plane domain begins and ends. */
    public List<double[]> ends() {
        List<double[]> ends = new ArrayList<>();
        for (int i = 0; i < portions.size(); i++) {
            for (double[] range : ranges(i)) {
                ends.addAll(Arrays.asList(portions.get(i)
                        .patch()
                        .points(new double[][] {range}, 2)
                        .x()));
            }
        }
        return ends;
    }

    private boolean[] belongs(int index, double[][] unit, int count) {
        int[] sides = sides(index, portions.get(index).patch().points(unit, count));
        boolean[] belongs = new boolean[count];
        for (int i = 0; i < count; i++) {
            belongs[i] = sides[i] != 0;
        }
        return belongs;
    }

    /** The level at all points, moved along their normals. */
    private double[] levels(Patch.Points points, double distance) {
        int count = points.x().length;
        int dimension = count == 0 ? 0 : points.x()[0].length;
        double[][] moved = new double[dimension][count];
        for (int d = 0; d < dimension; d++) {
            for (int i = 0; i < count; i++) {
                moved[d][i] = points.x()[i][d] + distance * points.normal()[i][d];
            }
        }
        return values(level, moved, count);
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
