package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.DoubleSummaryStatistics;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums against plain loops in double, with compensation ({@link DoubleSummaryStatistics}), within the bound the class promises. */
class ReductionsF32Test {
    private static final int[] SIZES = {1, 7, 8, 13, 31, 64, 207, 100_000};

    @Test
    void sumsStayWithinTheirErrorBoundAtAnyLength() {
        for (int size : SIZES) {
            int n = LanesF32.pad(size);
            Random random = new Random(size);
            float[] a = numbers(random, n + 3);
            float[] b = numbers(random, n + 5);
            DoubleSummaryStatistics dot = new DoubleSummaryStatistics();
            DoubleSummaryStatistics sum = new DoubleSummaryStatistics();
            DoubleSummaryStatistics squares = new DoubleSummaryStatistics();
            DoubleSummaryStatistics weighted = new DoubleSummaryStatistics();
            double dotSize = 0;
            double sumSize = 0;
            double weightedSize = 0;
            for (int i = 0; i < n; i++) {
                double x = a[3 + i];
                double y = b[5 + i];
                dot.accept(x * y);
                sum.accept(x);
                squares.accept(x * x);
                weighted.accept(y * x * x);
                dotSize += Math.abs(x * y);
                sumSize += Math.abs(x);
                weightedSize += Math.abs(y) * x * x;
            }
            double blocks = n / (32.0 * LanesF32.LENGTH);
            double bound = 40 * Precision.F32.epsilon() + blocks * Precision.F64.epsilon();
            assertEquals(dot.getSum(), ReductionsF32.dot(a, 3, b, 5, n), bound * dotSize);
            assertEquals(sum.getSum(), ReductionsF32.sum(a, 3, n), bound * sumSize);
            assertEquals(squares.getSum(), ReductionsF32.sumOfSquares(a, 3, n), bound * squares.getSum());
            assertEquals(weighted.getSum(), ReductionsF32.weightedSumOfSquares(b, 5, a, 3, n), bound * weightedSize);
        }
    }

    @Test
    void maxAbsFindsTheLargestMagnitudeAtEveryPosition() {
        int n = LanesF32.pad(31);
        for (int i = 0; i < n; i++) {
            float[] a = numbers(new Random(i), n);
            a[i] = -77f;
            assertEquals(77f, ReductionsF32.maxAbs(a, 0, n));
            a[i] = Float.NaN;
            assertTrue(Float.isNaN(ReductionsF32.maxAbs(a, 0, n)));
        }
    }

    @Test
    void momentsOfPartsMergeToTheMomentsOfTheWhole() {
        float[] a = numbers(new Random(3), 207);
        for (int i = 0; i < a.length; i++) {
            a[i] += 1000f;
        }
        Moments whole = ReductionsF32.moments(a, 0, 207);
        double mean = 0;
        for (float x : a) {
            mean += x / 207.0;
        }
        double squares = 0;
        for (float x : a) {
            squares += (x - mean) * (x - mean);
        }
        assertEquals(mean, whole.mean(), 1e-10);
        assertEquals(squares, whole.squaredDeviation(), 1e-8);
        for (int cut : new int[] {0, 1, 7, 100, 207}) {
            Moments merged = ReductionsF32.moments(a, 0, cut).merge(ReductionsF32.moments(a, cut, 207 - cut));
            assertEquals(207, merged.count());
            assertEquals(whole.mean(), merged.mean(), 1e-10);
            assertEquals(whole.squaredDeviation(), merged.squaredDeviation(), 1e-8);
        }
    }

    private static float[] numbers(Random random, int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = FormatF32.narrow(random.nextGaussian());
        }
        return x;
    }
}
