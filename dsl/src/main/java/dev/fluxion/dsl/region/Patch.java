package dev.fluxion.dsl.region;

import java.util.Arrays;
import java.util.List;

/**
 * One smooth face of a primitive, with a parametrisation of the unit cube of {@code dimension - 1} parameters that spreads points evenly
 * by measure, and with the unit normal that points out of the primitive.
 */
public sealed interface Patch
        permits Patch.Flat, Patch.Ellipse, Patch.Sphere, Patch.Tube, Patch.Cap, Patch.Moved, Contour {

    /**
     * Points on a patch.
     *
     * @param x {@code [point][axis]}
     * @param normal {@code [point][axis]}, out of the primitive
     */
    record Points(double[][] x, double[][] normal) {}

    /** The number of space coordinates. */
    int dimension();

    /** Length or area; 1 for a point. */
    double measure();

    /**
     * The points with the given parameters.
     *
     * @param unit {@code [parameter][point]}, numbers of the open unit interval; more rows than parameters are ignored
     */
    Points points(double[][] unit, int count);

    /** Whether a point lies on the patch up to rounding. */
    boolean covers(double[] x);

    /** A point, an edge or a flat parallelogram: origin + Σ u[k] edges[k], edges at right angles to each other. */
    record Flat(List<Double> origin, List<List<Double>> edges, List<Double> normal) implements Patch {
        /** Copies the lists. */
        public Flat {
            origin = List.copyOf(origin);
            edges = edges.stream().map(List::copyOf).toList();
            normal = List.copyOf(normal);
        }

        @Override
        public int dimension() {
            return origin.size();
        }

        @Override
        public double measure() {
            return edges.stream().mapToDouble(e -> Math.sqrt(dot(e, e))).reduce(1, (a, b) -> a * b);
        }

        @Override
        public Points points(double[][] unit, int count) {
            double[][] x = new double[count][dimension()];
            double[][] n = new double[count][dimension()];
            for (int p = 0; p < count; p++) {
                for (int i = 0; i < dimension(); i++) {
                    x[p][i] = origin.get(i);
                    for (int k = 0; k < edges.size(); k++) {
                        x[p][i] += unit[k][p] * edges.get(k).get(i);
                    }
                    n[p][i] = normal.get(i);
                }
            }
            return new Points(x, n);
        }

        @Override
        public boolean covers(double[] x) {
            double size = edges.isEmpty() ? Math.max(1, Math.abs(origin.getFirst())) : 0;
            for (List<Double> edge : edges) {
                double square = dot(edge, edge);
                double along = offset(x, edge) / square;
                if (along < -ROUNDING || along > 1 + ROUNDING) {
                    return false;
                }
                size = Math.max(size, Math.sqrt(square));
            }
            return Math.abs(offset(x, normal)) <= ROUNDING * size;
        }

        /** (x - origin)·direction. */
        private double offset(double[] x, List<Double> direction) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += (x[i] - origin.get(i)) * direction.get(i);
            }
            return sum;
        }
    }

    /** The edge of a disk or an ellipse in the plane. */
    record Ellipse(List<Double> centre, List<Double> radii) implements Patch {
        private static final int STEPS = 512;

        /** Copies the lists. */
        public Ellipse {
            centre = List.copyOf(centre);
            radii = List.copyOf(radii);
        }

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public double measure() {
            return lengths()[STEPS];
        }

        @Override
        public Points points(double[][] unit, int count) {
            double[] lengths = lengths();
            double a = radii.get(0);
            double b = radii.get(1);
            double[][] x = new double[count][];
            double[][] n = new double[count][];
            for (int p = 0; p < count; p++) {
                double angle = a == b ? 2 * Math.PI * unit[0][p] : angle(lengths, unit[0][p] * lengths[STEPS]);
                double c = Math.cos(angle);
                double s = Math.sin(angle);
                double length = Math.hypot(b * c, a * s);
                x[p] = new double[] {centre.get(0) + a * c, centre.get(1) + b * s};
                n[p] = new double[] {b * c / length, a * s / length};
            }
            return new Points(x, n);
        }

        /** The arc length from the first vertex, by Simpson's rule on every step. */
        private double[] lengths() {
            double[] lengths = new double[STEPS + 1];
            double step = 2 * Math.PI / STEPS;
            for (int i = 0; i < STEPS; i++) {
                lengths[i + 1] = lengths[i] + arc(i * step, (i + 1) * step);
            }
            return lengths;
        }

        private double arc(double from, double to) {
            return (speed(from) + 4 * speed((from + to) / 2) + speed(to)) * (to - from) / 6;
        }

        private double speed(double angle) {
            return Math.hypot(radii.get(0) * Math.sin(angle), radii.get(1) * Math.cos(angle));
        }

        /** The angle at an arc length: the step it lies in, then Newton's method. */
        private double angle(double[] lengths, double length) {
            int i = Arrays.binarySearch(lengths, length);
            int left = Math.clamp(i >= 0 ? i : -i - 2, 0, STEPS - 1);
            double part = (length - lengths[left]) / (lengths[left + 1] - lengths[left]);
            double from = 2 * Math.PI * left / STEPS;
            double angle = 2 * Math.PI * (left + part) / STEPS;
            for (int k = 0; k < 3; k++) {
                angle -= (lengths[left] + arc(from, angle) - length) / speed(angle);
            }
            return angle;
        }

        @Override
        public boolean covers(double[] x) {
            double square = Math.hypot((x[0] - centre.get(0)) / radii.get(0), (x[1] - centre.get(1)) / radii.get(1));
            return Math.abs(square - 1) <= ROUNDING;
        }
    }

    /** The surface of a ball in three dimensions; uniform by the theorem of Archimedes on the areas of zones. */
    record Sphere(List<Double> centre, double radius) implements Patch {
        /** Copies the list. */
        public Sphere {
            centre = List.copyOf(centre);
        }

        @Override
        public int dimension() {
            return 3;
        }

        @Override
        public double measure() {
            return 4 * Math.PI * radius * radius;
        }

        @Override
        public Points points(double[][] unit, int count) {
            double[][] x = new double[count][];
            double[][] n = new double[count][];
            for (int p = 0; p < count; p++) {
                double z = 2 * unit[0][p] - 1;
                double r = Math.sqrt((1 - z) * (1 + z));
                double angle = 2 * Math.PI * unit[1][p];
                n[p] = new double[] {r * Math.cos(angle), r * Math.sin(angle), z};
                x[p] = new double[] {
                    centre.get(0) + radius * n[p][0], centre.get(1) + radius * n[p][1], centre.get(2) + radius * n[p][2]
                };
            }
            return new Points(x, n);
        }

        @Override
        public boolean covers(double[] x) {
            double r = Math.hypot(Math.hypot(x[0] - centre.get(0), x[1] - centre.get(1)), x[2] - centre.get(2));
            return Math.abs(r - radius) <= ROUNDING * radius;
        }
    }

    /** The curved side of a cylinder along the third axis. */
    record Tube(List<Double> base, double radius, double height) implements Patch {
        /** Copies the list. */
        public Tube {
            base = List.copyOf(base);
        }

        @Override
        public int dimension() {
            return 3;
        }

        @Override
        public double measure() {
            return 2 * Math.PI * radius * height;
        }

        @Override
        public Points points(double[][] unit, int count) {
            double[][] x = new double[count][];
            double[][] n = new double[count][];
            for (int p = 0; p < count; p++) {
                double angle = 2 * Math.PI * unit[0][p];
                n[p] = new double[] {Math.cos(angle), Math.sin(angle), 0};
                x[p] = new double[] {
                    base.get(0) + radius * n[p][0], base.get(1) + radius * n[p][1], base.get(2) + height * unit[1][p]
                };
            }
            return new Points(x, n);
        }

        @Override
        public boolean covers(double[] x) {
            double r = Math.hypot(x[0] - base.get(0), x[1] - base.get(1));
            double s = (x[2] - base.get(2)) / height;
            return Math.abs(r - radius) <= ROUNDING * radius && s >= -ROUNDING && s <= 1 + ROUNDING;
        }
    }

    /** A flat end of a cylinder along the third axis. */
    record Cap(List<Double> centre, double radius, boolean top) implements Patch {
        /** Copies the list. */
        public Cap {
            centre = List.copyOf(centre);
        }

        @Override
        public int dimension() {
            return 3;
        }

        @Override
        public double measure() {
            return Math.PI * radius * radius;
        }

        @Override
        public Points points(double[][] unit, int count) {
            double[][] x = new double[count][];
            double[][] n = new double[count][];
            for (int p = 0; p < count; p++) {
                double r = radius * Math.sqrt(unit[0][p]);
                double angle = 2 * Math.PI * unit[1][p];
                n[p] = new double[] {0, 0, top ? 1 : -1};
                x[p] = new double[] {
                    centre.get(0) + r * Math.cos(angle), centre.get(1) + r * Math.sin(angle), centre.get(2)
                };
            }
            return new Points(x, n);
        }

        @Override
        public boolean covers(double[] x) {
            double r = Math.hypot(x[0] - centre.get(0), x[1] - centre.get(1));
            return Math.abs(x[2] - centre.get(2)) <= ROUNDING * radius && r <= radius * (1 + ROUNDING);
        }
    }

    /** A patch after a motion. */
    record Moved(Patch patch, Motion motion) implements Patch {
        @Override
        public int dimension() {
            return patch.dimension();
        }

        @Override
        public double measure() {
            return Math.pow(motion.scale(), dimension() - 1) * patch.measure();
        }

        @Override
        public Points points(double[][] unit, int count) {
            Points still = patch.points(unit, count);
            double[][] x = new double[count][];
            double[][] n = new double[count][];
            for (int p = 0; p < count; p++) {
                x[p] = motion.point(still.x[p]);
                n[p] = motion.direction(still.normal[p]);
            }
            return new Points(x, n);
        }

        @Override
        public boolean covers(double[] x) {
            return patch.covers(motion.preimage(x));
        }
    }

    /** Relative slack for a point to lie on a patch in floating point; far below any length a user can state. */
    double ROUNDING = 1e-9;

    private static double dot(List<Double> a, List<Double> b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.get(i) * b.get(i);
        }
        return sum;
    }
}
