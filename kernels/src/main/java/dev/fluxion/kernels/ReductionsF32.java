package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Sums over a row of n elements, n a multiple of {@link LanesF32#LENGTH}, always added in the same order. Lanes are summed in f32 over
 * blocks of {@value #BLOCK} vectors, the blocks in double: relative to the sum of absolute values the error stays below
 * {@code (BLOCK + 5)} roundings of f32 and one rounding of double per block.
 */
public final class ReductionsF32 {
    private static final int BLOCK = 32;

    private ReductionsF32() {}

    /** {@code Σ a_i b_i}. */
    public static double dot(float[] a, int aOff, float[] b, int bOff, int n) {
        double total = 0;
        for (int start = 0; start < n; start += BLOCK * LENGTH) {
            int end = Math.min(n, start + BLOCK * LENGTH);
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int j = start; j < end; j += LENGTH) {
                sum = FloatVector.fromArray(SPECIES, a, aOff + j).fma(FloatVector.fromArray(SPECIES, b, bOff + j), sum);
            }
            total += LanesF32.sum(sum);
        }
        return total;
    }

    /** {@code Σ a_i}. */
    public static double sum(float[] a, int aOff, int n) {
        double total = 0;
        for (int start = 0; start < n; start += BLOCK * LENGTH) {
            int end = Math.min(n, start + BLOCK * LENGTH);
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int j = start; j < end; j += LENGTH) {
                sum = sum.add(FloatVector.fromArray(SPECIES, a, aOff + j));
            }
            total += LanesF32.sum(sum);
        }
        return total;
    }

    /** {@code Σ a_i²}. */
    public static double sumOfSquares(float[] a, int aOff, int n) {
        return dot(a, aOff, a, aOff, n);
    }

    /** {@code Σ w_i r_i²}. */
    public static double weightedSumOfSquares(float[] w, int wOff, float[] r, int rOff, int n) {
        double total = 0;
        for (int start = 0; start < n; start += BLOCK * LENGTH) {
            int end = Math.min(n, start + BLOCK * LENGTH);
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int j = start; j < end; j += LENGTH) {
                FloatVector x = FloatVector.fromArray(SPECIES, r, rOff + j);
                sum = x.mul(x).fma(FloatVector.fromArray(SPECIES, w, wOff + j), sum);
            }
            total += LanesF32.sum(sum);
        }
        return total;
    }

    /** {@code max |a_i|}; 0 if n is 0, NaN if an element is NaN. */
    public static float maxAbs(float[] a, int aOff, int n) {
        return FormatF32.maxAbs(a, aOff, n);
    }

    /**
     * Count, mean and squared deviations of the first {@code count} elements, all in double; count need not be a multiple of anything. Four sums run side by
     * side, so that an addition need not wait for the one before.
     */
    public static Moments moments(float[] a, int aOff, int count) {
        if (count == 0) {
            return Moments.NONE;
        }
        int end = aOff + count;
        int fours = aOff + count - count % 4;
        double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        for (int j = aOff; j < fours; j += 4) {
            sum0 += a[j];
            sum1 += a[j + 1];
            sum2 += a[j + 2];
            sum3 += a[j + 3];
        }
        for (int j = fours; j < end; j++) {
            sum0 += a[j];
        }
        double mean = (sum0 + sum1 + (sum2 + sum3)) / count;
        double rest0 = 0, rest1 = 0, rest2 = 0, rest3 = 0;
        double squares0 = 0, squares1 = 0, squares2 = 0, squares3 = 0;
        for (int j = aOff; j < fours; j += 4) {
            double d0 = a[j] - mean;
            double d1 = a[j + 1] - mean;
            double d2 = a[j + 2] - mean;
            double d3 = a[j + 3] - mean;
            rest0 += d0;
            rest1 += d1;
            rest2 += d2;
            rest3 += d3;
            squares0 += d0 * d0;
            squares1 += d1 * d1;
            squares2 += d2 * d2;
            squares3 += d3 * d3;
        }
        for (int j = fours; j < end; j++) {
            double d = a[j] - mean;
            rest0 += d;
            squares0 += d * d;
        }
        double rest = rest0 + rest1 + (rest2 + rest3);
        double squares = squares0 + squares1 + (squares2 + squares3);
        return new Moments(count, mean + rest / count, squares - rest * rest / count);
    }
}
