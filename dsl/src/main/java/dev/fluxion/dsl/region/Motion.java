package dev.fluxion.dsl.region;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A similarity of space: x ↦ scale·R·x + shift.
 *
 * @param rotation the rows of the orthogonal matrix R
 * @param scale positive
 * @param shift added last
 */
public record Motion(List<List<Double>> rotation, double scale, List<Double> shift) {
    /** Copies the numbers and checks their sizes. */
    public Motion {
        rotation = rotation.stream().map(List::copyOf).toList();
        shift = List.copyOf(shift);
        int n = shift.size();
        if (rotation.size() != n || rotation.stream().anyMatch(row -> row.size() != n) || !(scale > 0)) {
            throw new IllegalArgumentException("rotation " + rotation + ", scale " + scale + ", shift " + shift);
        }
    }

    /** x ↦ x + shift. */
    public static Motion translation(List<Double> shift) {
        return new Motion(unit(shift.size()), 1, shift);
    }

    /** x ↦ factor·x. */
    public static Motion scaling(int dimension, double factor) {
        return new Motion(unit(dimension), factor, Collections.nCopies(dimension, 0.0));
    }

    /** A turn of the plane of the first two axes about the origin, anticlockwise, in radians. */
    public static Motion turn(int dimension, double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        List<List<Double>> rows = IntStream.range(0, dimension)
                .mapToObj(i -> IntStream.range(0, dimension)
                        .mapToObj(j -> i > 1 || j > 1 ? (i == j ? 1.0 : 0.0) : i == j ? c : i == 0 ? -s : s)
                        .toList())
                .toList();
        return new Motion(rows, 1, Collections.nCopies(dimension, 0.0));
    }

    private static List<List<Double>> unit(int n) {
        return IntStream.range(0, n)
                .mapToObj(i ->
                        IntStream.range(0, n).mapToObj(j -> i == j ? 1.0 : 0.0).toList())
                .toList();
    }

    /** The image of a point, in a new array. */
    public double[] point(double[] x) {
        double[] y = direction(x);
        for (int i = 0; i < y.length; i++) {
            y[i] = scale * y[i] + shift.get(i);
        }
        return y;
    }

    /** R times a direction, in a new array. */
    public double[] direction(double[] v) {
        double[] y = new double[v.length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < y.length; j++) {
                y[i] += rotation.get(i).get(j) * v[j];
            }
        }
        return y;
    }

    /** The point whose image is {@code y}, in a new array. */
    public double[] preimage(double[] y) {
        double[] x = new double[y.length];
        for (int j = 0; j < x.length; j++) {
            for (int i = 0; i < x.length; i++) {
                x[j] += rotation.get(i).get(j) * (y[i] - shift.get(i)) / scale;
            }
        }
        return x;
    }
}
