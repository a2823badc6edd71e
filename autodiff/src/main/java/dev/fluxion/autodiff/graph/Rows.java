package dev.fluxion.autodiff.graph;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Numbers in rows of one length, {@code [row][column]}, such as points with their coordinates. */
public final class Rows {
    private Rows() {}

    /** Column {@code j}, in a new array. */
    public static double[] column(double[][] rows, int j) {
        return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
    }

    /** The columns of these indices, in this order, in new arrays. */
    public static double[][] columns(double[][] rows, int[] chosen) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(chosen).mapToDouble(j -> row[j]).toArray())
                .toArray(double[][]::new);
    }

    /**
     * The columns as rows, in new arrays.
     *
     * @param columns the length of a row, which is not known where there is none
     */
    public static double[][] transpose(double[][] rows, int columns) {
        return IntStream.range(0, columns).mapToObj(j -> column(rows, j)).toArray(double[][]::new);
    }
}
