package dev.fluxion.solver;

import java.util.List;

/**
 * How well the inferred numbers of a run are known: their covariance in the linearised least-squares problem at the solution, and whether the data determine
 * each of them at all.
 *
 * @param names the numbers, in the order of the file
 * @param values what was found
 * @param covariance of the values, symmetric, as many rows as numbers
 * @param identifiable false where a number can be changed and everything else adapted to it without a loss that rounding would show
 */
public record Uncertainty(List<String> names, double[] values, double[][] covariance, boolean[] identifiable) {
    /** Standard deviations on either side that a normal distribution leaves with 95 % of its mass between. */
    private static final double NORMAL_95 = 1.959963984540054;

    /** Checks the lengths. */
    public Uncertainty {
        names = List.copyOf(names);
        int n = names.size();
        if (values.length != n || covariance.length != n || identifiable.length != n) {
            throw new IllegalArgumentException(n + " names, " + values.length + " values, " + covariance.length
                    + " rows of a covariance, " + identifiable.length + " answers");
        }
    }

    /** The standard deviation of number {@code i}. */
    public double standardDeviation(int i) {
        return Math.sqrt(covariance[i][i]);
    }

    /** Half the width of the 95 % confidence interval of number {@code i}, for normal noise. */
    public double halfWidth(int i) {
        return NORMAL_95 * standardDeviation(i);
    }
}
