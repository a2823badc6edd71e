package dev.fluxion.dsl.problem;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells noisy measurements from exact ones: what a quadratic function through neighbouring values leaves is noise, or more of the shape where measurements are sparse,
 * which then counts as noise too.
 */
final class MeasuredNoise {
    /** Part of the root mean square of the values from which on they count as noisy. */
    private static final double NOISY = 0.01;

    private static final int FEWEST_PLACES = 50;
    private static final int MOST_PLACES = 400;
    private static final int DISTANCES = 250_000; // to find all neighbours, where that leaves enough places
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double DEPENDENT = 1e-9; // a direction in which the neighbours do not differ

    private final int dimension;
    private final double[] places; // row by row, in units of the lengths of the axes

    private MeasuredNoise(List<Axis> axes, double[][] coordinates) {
        dimension = axes.size();
        places = new double[coordinates[0].length * dimension];
        for (int d = 0; d < dimension; d++) {
            double length = axes.get(d).length();
            for (int row = 0; row < coordinates[d].length; row++) {
                places[row * dimension + d] = coordinates[d][row] / length;
            }
        }
    }

    /**
     * Whether the values are noisy.
     *
     * @param axes the coordinates, whose lengths measure distances
     * @param coordinates {@code [coordinate][row]}
     * @param values one for each row
     */
    static boolean in(List<Axis> axes, double[][] coordinates, double[] values) {
        double size = Math.sqrt(Arrays.stream(values).map(v -> v * v).average().orElse(0));
        return new MeasuredNoise(axes, coordinates).median(values) > NOISY * size;
    }

    /** The median over places of the standard deviation from the quadratic function of the neighbours. */
    private double median(double[] values) {
        int rows = values.length;
        int chosen = Math.min(rows, Math.clamp(DISTANCES / rows, FEWEST_PLACES, MOST_PLACES));
        double[] left = IntStream.range(0, chosen)
                .map(k -> (int) (rows * (k * GOLDEN % 1))) // not in step with the rows of a grid
                .mapToDouble(row -> deviation(neighbours(row, rows), values))
                .sorted()
                .toArray();
        return left[left.length / 2];
    }

    /** A row, first, and those next to it. */
    private int[] neighbours(int row, int rows) {
        int[] nearest = new int[Math.min(rows, 2 * terms())];
        double[] distances = new double[nearest.length];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        for (int other = 0; other < rows; other++) {
            double distance = distance(row, other);
            int place = nearest.length;
            while (place > 0 && distance < distances[place - 1]) {
                place--;
            }
            if (place < nearest.length) {
                System.arraycopy(nearest, place, nearest, place + 1, nearest.length - place - 1);
                System.arraycopy(distances, place, distances, place + 1, nearest.length - place - 1);
                nearest[place] = other;
                distances[place] = distance;
            }
        }
        return nearest;
    }

    /** Those of a quadratic function. */
    private int terms() {
        return (dimension + 1) * (dimension + 2) / 2;
    }

    private double distance(int a, int b) {
        double sum = 0;
        for (int d = 0; d < dimension; d++) {
            double difference = places[a * dimension + d] - places[b * dimension + d];
            sum += difference * difference;
        }
        return sum;
    }

    /** The standard deviation of the values from a quadratic function, by the orthogonal projection of Gram and Schmidt. */
    private double deviation(int[] rows, double[] values) {
        double[][] basis = new double[terms()][];
        int rank = 0;
        for (int d = -1; d < dimension; d++) {
            for (int e = -1; e <= d; e++) {
                double[] column = new double[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    column[i] = offset(rows[i], rows[0], d) * offset(rows[i], rows[0], e);
                }
                double before = Math.sqrt(dot(column, column));
                project(column, basis, rank);
                double norm = Math.sqrt(dot(column, column));
                if (norm > DEPENDENT * before) {
                    basis[rank++] = Arrays.stream(column).map(v -> v / norm).toArray();
                }
            }
        }
        double[] left = Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
        project(left, basis, rank);
        return Math.sqrt(dot(left, left) / Math.max(1, rows.length - rank));
    }

    /** The difference of two places along an axis, or 1 for none. */
    private double offset(int row, int from, int axis) {
        return axis < 0 ? 1 : places[row * dimension + axis] - places[from * dimension + axis];
    }

    private static void project(double[] column, double[][] basis, int rank) {
        for (int k = 0; k < rank; k++) {
            double along = dot(column, basis[k]);
            for (int i = 0; i < column.length; i++) {
                column[i] -= along * basis[k][i];
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
