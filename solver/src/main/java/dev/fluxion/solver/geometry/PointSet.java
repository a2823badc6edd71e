package dev.fluxion.solver.geometry;

import dev.fluxion.autodiff.graph.Rows;
import dev.fluxion.dsl.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Points of a domain with outward unit normals.
 *
 * @param coordinates {@code [coordinate][point]}, space first, time last; shared, not copied
 * @param normals {@code [space axis][point]}; zeros at points inside; shared, not copied
 * @param count number of points
 */
public record PointSet(double[][] coordinates, double[][] normals, int count) {
    /** Checks the lengths. */
    public PointSet {
        for (double[] row : coordinates) {
            requireLength("coordinate", row, count);
        }
        for (double[] row : normals) {
            requireLength("normal", row, count);
        }
    }

    private static void requireLength(String what, double[] row, int count) {
        if (row.length != count) {
            throw new IllegalArgumentException("a row of " + row.length + " " + what + "s for " + count + " points");
        }
    }

    /**
     * Points inside.
     *
     * @param points {@code [point][coordinate]}. Not modified.
     */
    public static PointSet inside(double[][] points, Problem problem) {
        double[][] coordinates = Rows.transpose(points, problem.dimension());
        return new PointSet(coordinates, new double[problem.spaceAxes().size()][points.length], points.length);
    }

    /** The coordinates of one point, in a new array. */
    public double[] point(int index) {
        return Rows.column(coordinates, index);
    }

    /** The normal of one point, in a new array. */
    public double[] normal(int index) {
        return Rows.column(normals, index);
    }

    /** The points of these indices, in this order, in new arrays. */
    public PointSet subset(int[] chosen) {
        return new PointSet(Rows.columns(coordinates, chosen), Rows.columns(normals, chosen), chosen.length);
    }

    /** All points of some sets over the same coordinates, in this order, in new arrays. */
    public static PointSet join(List<PointSet> parts) {
        return new PointSet(
                joinedRows(parts, PointSet::coordinates),
                joinedRows(parts, PointSet::normals),
                parts.stream().mapToInt(PointSet::count).sum());
    }

    private static double[][] joinedRows(List<PointSet> parts, Function<PointSet, double[][]> rows) {
        return IntStream.range(0, rows.apply(parts.getFirst()).length)
                .mapToObj(d -> parts.stream()
                        .flatMapToDouble(part -> Arrays.stream(rows.apply(part)[d]))
                        .toArray())
                .toArray(double[][]::new);
    }
}
