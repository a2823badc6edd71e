package dev.fluxion.stablegrad.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsF32Test {
    private static Moments of(float[] values, int from, int to) {
        Moments moments = new Moments();
        MomentsF32.accumulate(values, from, to, moments);
        return moments;
    }

    private static float[] gaussian(int n, double mean, double scale) {
        Random random = new Random(n);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) (mean + scale * random.nextGaussian());
        }
        return values;
    }

    /** Mean and variance in 40 digits. */
    private static BigDecimal[] exact(float[] values, int from, int to) {
        MathContext digits = new MathContext(40);
        BigDecimal n = BigDecimal.valueOf(to - from);
        BigDecimal mean = BigDecimal.ZERO;
        for (int i = from; i < to; i++) {
            mean = mean.add(new BigDecimal(values[i]), digits);
        }
        mean = mean.divide(n, digits);
        BigDecimal variance = BigDecimal.ZERO;
        for (int i = from; i < to; i++) {
            BigDecimal d = new BigDecimal(values[i]).subtract(mean, digits);
            variance = variance.add(d.multiply(d, digits), digits);
        }
        return new BigDecimal[] {mean, variance.divide(n, digits)};
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 13, 31, 64, 207, 4095, 4096, 4097, 10007})
    void momentsAgreeWithFortyDigits(int n) {
        for (double offset : new double[] {0, 1, 1e4}) {
            for (double scale : new double[] {1, 1e-23}) {
                float[] values = gaussian(n + 3, offset * scale, scale);
                Moments moments = of(values, 3, n + 3);
                BigDecimal[] exact = exact(values, 3, n + 3);
                double mean = exact[0].doubleValue();
                double std = Math.sqrt(exact[1].doubleValue());
                assertEquals(mean, moments.mean(), 1e-14 * (Math.abs(mean) + std));
                assertEquals(std, moments.standardDeviation(), 1e-11 * std + 1e-16 * Math.abs(mean));
                assertEquals(Math.hypot(mean, std), moments.rootMeanSquare(), 1e-11 * Math.hypot(mean, std));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 207, 10007})
    void aConstantHasExactlyNoSpread(int n) {
        float[] values = new float[n];
        Arrays.fill(values, 0.1f);
        assertEquals(0, of(values, 0, n).standardDeviation());
    }

    @Test
    void anElementThatIsNotFiniteIsFoundWhereverItIs() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (int at = 0; at < 31; at++) {
                float[] values = gaussian(31, 0, 1);
                assertTrue(of(values, 0, 31).finite());
                values[at] = bad;
                assertFalse(of(values, 0, 31).finite());
            }
        }
    }
}
