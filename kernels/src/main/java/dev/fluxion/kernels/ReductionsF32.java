package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

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
        FloatVector max = FloatVector.zero(SPECIES);
        for (int j = 0; j < n; j += LENGTH) {
            max = max.max(FloatVector.fromArray(SPECIES, a, aOff + j).abs());
        }
        return max.reduceLanes(VectorOperators.MAX);
    }

    /** Count, mean and squared deviations of the first {@code count} elements, all in double; count need not be a multiple of anything. */
    public static Moments moments(float[] a, int aOff, int count) {
        if (count == 0) {
            return Moments.NONE;
        }
        double sum = 0;
        for (int j = 0; j < count; j++) {
            sum += a[aOff + j];
        }
        double mean = sum / count;
        double squares = 0;
        double rounding = 0;
        for (int j = 0; j < count; j++) {
            double deviation = a[aOff + j] - mean;
            squares += deviation * deviation;
            rounding += deviation;
        }
        return new Moments(count, mean + rounding / count, squares - rounding * rounding / count);
    }
}
