package dev.fluxion.dsl.residual;

import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.region.Surface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Quadrature over a box or some of its faces: Gauss and Legendre's rule in one and two dimensions, an additive recurrence (Roberts 2018) with
 * equal weights in more, and the point itself where nothing is left to integrate over.
 *
 * @param coordinates {@code [coordinate][point]}
 * @param normals {@code [axis][point]}
 * @param weights one per point; their sum is the measure
 */
public record Quadrature(double[][] coordinates, double[][] normals, double[] weights) {
    private static final int LINE = 64;
    private static final int SQUARE = 40;
    static final int MANY = 4096;

    /** The inside of a box. */
    public static Quadrature inside(List<Axis> axes) {
        return on(axes, List.of());
    }

    /** Faces of a box, one after the other. */
    public static Quadrature faces(List<Axis> axes, List<Face> faces) {
        return join(faces.stream().map(face -> on(axes, List.of(face))).toList());
    }

    /** The points of all parts in one list. */
    public static Quadrature join(List<Quadrature> parts) {
        int dimension = parts.getFirst().coordinates.length;
        double[][] coordinates = new double[dimension][];
        double[][] normals = new double[dimension][];
        for (int d = 0; d < dimension; d++) {
            int axis = d;
            coordinates[d] = parts.stream()
                    .flatMapToDouble(part -> Arrays.stream(part.coordinates[axis]))
                    .toArray();
            normals[d] = parts.stream()
                    .flatMapToDouble(part -> Arrays.stream(part.normals[axis]))
                    .toArray();
        }
        return new Quadrature(
                coordinates,
                normals,
                parts.stream()
                        .flatMapToDouble(part -> Arrays.stream(part.weights))
                        .toArray());
    }

    /** Σ weights: length, area, volume. */
    public double measure() {
        return Arrays.stream(weights).sum();
    }

    private static Quadrature on(List<Axis> axes, List<Face> fixed) {
        List<Integer> free = new ArrayList<>();
        for (int d = 0; d < axes.size(); d++) {
            if (fixed.isEmpty() || fixed.getFirst().axis() != d) {
                free.add(d);
            }
        }
        double measure = 1;
        for (int d : free) {
            measure *= axes.get(d).length();
        }
        double[][] unit = free.size() > 2 ? recurrence(free.size()) : product(free.size());
        double[] share = unit[free.size()];
        double[][] coordinates = new double[axes.size()][share.length];
        double[][] normals = new double[axes.size()][share.length];
        for (int i = 0; i < free.size(); i++) {
            Axis axis = axes.get(free.get(i));
            double[] from = unit[i];
            Arrays.setAll(coordinates[free.get(i)], p -> axis.lower() + axis.length() * from[p]);
        }
        for (Face face : fixed) {
            Axis axis = axes.get(face.axis());
            Arrays.fill(coordinates[face.axis()], face.upper() ? axis.upper() : axis.lower());
            Arrays.fill(normals[face.axis()], face.upper() ? 1 : -1);
        }
        double whole = measure;
        return new Quadrature(
                coordinates, normals, Arrays.stream(share).map(w -> whole * w).toArray());
    }

    /** Points of [0, 1]^dimension for dimension ≤ 2, then their weights. */
    static double[][] product(int dimension) {
        int n = dimension == 0 ? 1 : dimension == 1 ? LINE : SQUARE;
        double[][] rule = legendre(n);
        int count = dimension == 2 ? n * n : n;
        double[][] points = new double[dimension + 1][count];
        for (int p = 0; p < count; p++) {
            double weight = 1;
            int rest = p;
            for (int d = 0; d < dimension; d++) {
                points[d][p] = rule[0][rest % n];
                weight *= rule[1][rest % n];
                rest /= n;
            }
            points[dimension][p] = weight;
        }
        return points;
    }

    private static double[][] recurrence(int dimension) {
        double[][] points = Arrays.copyOf(Surface.lattice(dimension, MANY), dimension + 1);
        points[dimension] = new double[MANY];
        Arrays.fill(points[dimension], 1.0 / MANY);
        return points;
    }

    /** Nodes and weights of the n-point Gauss-Legendre rule on [0, 1], by Newton's method on the Legendre polynomial. */
    static double[][] legendre(int n) {
        double[][] rule = new double[2][n];
        for (int i = 0; i < n; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            for (int iteration = 0; iteration < 20; iteration++) {
                double previous = 1;
                double value = x;
                for (int k = 2; k <= n; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
                    previous = value;
                    value = next;
                }
                slope = n * (x * value - previous) / (x * x - 1);
                x -= value / slope;
            }
            rule[0][i] = (1 - x) / 2;
            rule[1][i] = 1 / ((1 - x * x) * slope * slope);
        }
        return rule;
    }
}
