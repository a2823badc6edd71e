package dev.fluxion.solver;

import java.util.List;

/**
 * How well what a run inferred is known: the covariance of its numbers in the linearised least-squares problem at the solution, whether the data determine
 * each of them at all, and the standard deviations of its fields.
 *
 * @param names the numbers, in the order of the file
 * @param values what was found
 * @param covariance of the values, symmetric, as many rows as numbers
 * @param identifiable false where a number can be changed and everything else adapted to it without a loss that rounding would show
 * @param fields where noisy data say it; else empty
 */
public record Uncertainty(
        List<String> names,
        double[] values,
        double[][] covariance,
        boolean[] identifiable,
        List<FieldUncertainty> fields) {
    /** Standard deviations on either side that a normal distribution leaves with 95 % of its mass between. */
    static final double NORMAL_95 = 1.959963984540054;

    /** Copies the lists and checks the lengths. */
    public Uncertainty {
        names = List.copyOf(names);
        fields = List.copyOf(fields);
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
