package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DropoutF32Test {
    @Test
    void dropsAsOftenAsAskedAndKeepsTheExpectation() {
        int n = 20_000;
        for (double p : new double[] {0, 0.2, 0.75}) {
            float[] x = new float[n];
            Arrays.fill(x, 3f);
            float[] y = new float[n + 1];
            DropoutF32.apply(p, 5, 2, 0, x, 0, y, 1, n);
            int dropped = 0;
            for (int i = 1; i <= n; i++) {
                dropped += y[i] == 0 ? 1 : 0;
                assertEquals(y[i] == 0 ? 0 : 3 / (1 - p), y[i], 16 * Precision.F32.epsilon());
            }
            assertEquals(p, (double) dropped / n, 5 * Math.sqrt(p * (1 - p) / n));
        }
    }

    @Test
    void whatIsDroppedDependsOnTheNumbersOnly() {
        float[] ones = new float[31];
        Arrays.fill(ones, 1f);
        float[] whole = new float[31];
        float[] parts = new float[31];
        DropoutF32.apply(0.5, 5, 2, 100, ones, 0, whole, 0, 31);
        DropoutF32.apply(0.5, 5, 2, 100, ones, 0, parts, 0, 13);
        DropoutF32.apply(0.5, 5, 2, 113, ones, 13, parts, 13, 18);
        assertArrayEquals(whole, parts);
    }
}
