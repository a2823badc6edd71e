package dev.fluxion.solver.check;

import java.util.Arrays;

/**
 * What a second method says about a solution.
 *
 * @param method how it was found, to be read after "by"
 * @param coarser {@code [field][point]}: less effort, to see how well the other one is known
 * @param finer {@code [field][point]}; NaN where the method failed
 */
record SecondSolution(String method, double[][] coarser, double[][] finer) {
    /** The values of a method that failed. */
    static double[][] unknown(int fields, int points) {
        double[][] unknown = new double[fields][points];
        for (double[] row : unknown) {
            Arrays.fill(row, Double.NaN);
        }
        return unknown;
    }
}
