package dev.fluxion.dsl.region;

import dev.fluxion.autodiff.graph.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The part of the boundary of an {@link Implicit} set within a box. Facets between sign changes on a lattice carry the parameters; a point on
 * a facet is moved onto the boundary by Newton's method, to rounding. Lengths and areas are extrapolated from halved facets (Richardson), with
 * a relative error of the order of (κh)⁴ for curves of curvature κ, where h is a 192nd of the box (a 32nd in space). Parts smaller than
 * a cell may be missed.
 */
final class Contour implements Patch {
    private final Implicit region;
    private final List<List<Double>> window;
    private final Facets facets;
    private final double[] measures;

    Contour(Implicit region, double[][] window) {
        this.region = region;
        this.window =
                Arrays.stream(window).map(side -> List.of(side[0], side[1])).toList();
        int dimension = window.length;
        Lattice lattice = new Lattice(window, dimension == 1 ? 4096 : dimension == 2 ? 192 : 32);
        this.facets = Facets.of(lattice, Surface.values(region.level(), lattice.points(), lattice.count()));
        int count = facets.vertices()[0].length;
        if (count > 0) {
            region.project(facets.vertices(), count);
        }
        this.measures = dimension == 1 ? new double[0] : cumulated();
    }

    Implicit region() {
        return region;
    }

    /** The vertices, projected, {@code [axis][vertex]}. */
    double[][] vertices() {
        return facets.vertices();
    }

    @Override
    public int dimension() {
        return window.size();
    }

    @Override
    public double measure() {
        return measures.length == 0 ? 0 : measures[measures.length - 1];
    }

    /** The sums of the measures of the facets. */
    private double[] cumulated() {
        int corners = dimension();
        int n = facets.facets().size();
        int pairs = corners == 2 ? 1 : 3;
        double[][] middles = new double[corners][n * pairs];
        for (int f = 0; f < n; f++) {
            int[] facet = facets.facets().get(f);
            for (int k = 0; k < pairs; k++) {
                for (int axis = 0; axis < corners; axis++) {
                    double[] x = facets.vertices()[axis];
                    middles[axis][f * pairs + k] = (x[facet[k]] + x[facet[(k + 1) % corners]]) / 2;
                }
            }
        }
        if (n > 0) {
            region.project(middles, n * pairs);
        }
        double[] sums = new double[n];
        double sum = 0;
        for (int f = 0; f < n; f++) {
            double[][] corner = new double[corners][];
            for (int k = 0; k < corners; k++) {
                corner[k] = Rows.column(facets.vertices(), facets.facets().get(f)[k]);
            }
            double[][] middle = new double[pairs][];
            for (int k = 0; k < pairs; k++) {
                middle[k] = Rows.column(middles, f * pairs + k);
            }
            sum += corners == 2
                    ? (4 * (distance(corner[0], middle[0]) + distance(middle[0], corner[1]))
                                    - distance(corner[0], corner[1]))
                            / 3
                    : (4 * quarters(corner, middle) - area(corner[0], corner[1], corner[2])) / 3;
            sums[f] = sum;
        }
        return sums;
    }

    private static double quarters(double[][] corner, double[][] middle) {
        return area(corner[0], middle[0], middle[2])
                + area(corner[1], middle[1], middle[0])
                + area(corner[2], middle[2], middle[1])
                + area(middle[0], middle[1], middle[2]);
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    private static double area(double[] a, double[] b, double[] c) {
        double[] cross = new double[3];
        for (int i = 0; i < 3; i++) {
            int j = (i + 1) % 3;
            int k = (i + 2) % 3;
            cross[i] = (b[j] - a[j]) * (c[k] - a[k]) - (b[k] - a[k]) * (c[j] - a[j]);
        }
        return Math.sqrt(cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2]) / 2;
    }

    @Override
    public Points points(double[][] unit, int count) {
        int dimension = dimension();
        double[][] x = new double[dimension][count];
        for (int p = 0; p < count && measures.length > 0; p++) {
            double target = unit[0][p] * measure();
            int found = Arrays.binarySearch(measures, target);
            int f = Math.min(found >= 0 ? found : -found - 1, measures.length - 1);
            double before = f == 0 ? 0 : measures[f - 1];
            double part = measures[f] > before ? Math.clamp((target - before) / (measures[f] - before), 0, 1) : 0.5;
            double root = Math.sqrt(part);
            double[] weights = dimension == 2
                    ? new double[] {1 - part, part}
                    : new double[] {1 - root, root * (1 - unit[1][p]), root * unit[1][p]};
            int[] facet = facets.facets().get(f);
            for (int axis = 0; axis < dimension; axis++) {
                for (int k = 0; k < weights.length; k++) {
                    x[axis][p] += weights[k] * facets.vertices()[axis][facet[k]];
                }
            }
        }
        region.project(x, count);
        double[][] slope = region.slopes(x, count);
        double[][] places = new double[count][];
        double[][] normals = new double[count][];
        for (int p = 0; p < count; p++) {
            places[p] = Rows.column(x, p);
            double[] normal = Rows.column(slope, p);
            double length = Math.sqrt(Arrays.stream(normal).map(v -> v * v).sum());
            Arrays.setAll(normal, i -> length > 0 ? normal[i] / length : 0);
            normals[p] = normal;
        }
        return new Points(places, normals);
    }

    @Override
    public boolean covers(double[] x) {
        double size = 0;
        double square = 0;
        for (int axis = 0; axis < x.length; axis++) {
            size = Math.max(size, window.get(axis).get(1) - window.get(axis).get(0));
            square += Math.pow(Surface.value(region.gradient().get(axis), x), 2);
        }
        return Math.abs(Surface.value(region.level(), x)) <= ROUNDING * size * Math.sqrt(square);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Contour contour && contour.region.equals(region) && contour.window.equals(window);
    }

    @Override
    public int hashCode() {
        return Objects.hash(region.box(), window);
    }

    @Override
    public String toString() {
        return "Contour[" + facets.facets().size() + " facets]";
    }
}
