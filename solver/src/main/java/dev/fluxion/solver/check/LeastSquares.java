package dev.fluxion.solver.check;

import dev.fluxion.kernels.ElementwiseF64;
import dev.fluxion.kernels.LanesF64;
import dev.fluxion.kernels.ReductionsF64;
import java.util.Optional;

/**
 * {@code min |A x - b|} by Householder's reflections (Golub and Van Loan 2013, algorithm 5.3.2), columns scaled to length 1.
 */
final class LeastSquares {
    /** What is left of a column of length 1 where it is a sum of those before it. */
    private static final double DEPENDENT = 1e-13;

    private final int rows;
    private final int padded;
    private final double[][] columns;
    private final double[] right;

    /** A system of zeros. */
    LeastSquares(int rows, int columns) {
        this.rows = rows;
        padded = LanesF64.pad(rows);
        this.columns = new double[columns][padded];
        right = new double[padded];
    }

    /** Column j of A, to be filled. */
    double[] column(int j) {
        return columns[j];
    }

    /** b, to be filled. */
    double[] right() {
        return right;
    }

    /** Scales the equations of rows {@code from} to {@code to - 1} by one number, so that the squares of their coefficients add up to 1. */
    void scaleRows(int from, int to) {
        double squares = 0;
        for (double[] column : columns) {
            for (int i = from; i < to; i++) {
                squares += column[i] * column[i];
            }
        }
        double scale = squares > 0 ? 1 / Math.sqrt(squares) : 1;
        for (double[] column : columns) {
            scale(column, from, to, scale);
        }
        scale(right, from, to, scale);
    }

    private static void scale(double[] x, int from, int to, double scale) {
        for (int i = from; i < to; i++) {
            x[i] *= scale;
        }
    }

    /** The solution; empty if it is not the only one. Modified: A and b. */
    Optional<double[]> solve() {
        int n = columns.length;
        double[] lengths = new double[n];
        for (int j = 0; j < n; j++) {
            lengths[j] = Math.sqrt(ReductionsF64.sumOfSquares(columns[j], 0, padded));
            if (lengths[j] > 0) {
                ElementwiseF64.scale(1 / lengths[j], columns[j], 0, columns[j], 0, padded);
            }
        }
        double[] diagonal = new double[n];
        double[] v = new double[padded];
        for (int j = 0; j < n; j++) {
            diagonal[j] = j < rows ? eliminate(j, v) : 0;
            if (diagonal[j] == 0) {
                return Optional.empty();
            }
        }
        double[] x = new double[n];
        for (int j = n - 1; j >= 0; j--) {
            double sum = right[j];
            for (int k = j + 1; k < n; k++) {
                sum -= columns[k][j] * x[k];
            }
            x[j] = sum / diagonal[j];
        }
        for (int j = 0; j < n; j++) {
            x[j] /= lengths[j];
        }
        return Optional.of(x);
    }

    /** Reflects what column j has from row j on to one number and returns it, or 0. */
    private double eliminate(int j, double[] v) {
        int start = j - j % LanesF64.LENGTH;
        int n = padded - start;
        System.arraycopy(columns[j], start, v, start, n);
        for (int i = start; i < j; i++) {
            v[i] = 0;
        }
        double length = Math.sqrt(ReductionsF64.sumOfSquares(v, start, n));
        if (length < DEPENDENT) {
            return 0;
        }
        double diagonal = v[j] > 0 ? -length : length;
        v[j] -= diagonal;
        double factor = -2 / ReductionsF64.sumOfSquares(v, start, n);
        for (int k = j + 1; k < columns.length; k++) {
            reflect(columns[k], v, factor, start, n);
        }
        reflect(right, v, factor, start, n);
        return diagonal;
    }

    private static void reflect(double[] y, double[] v, double factor, int start, int n) {
        ElementwiseF64.addScaled(factor * ReductionsF64.dot(v, start, y, start, n), v, start, y, start, n);
    }
}
