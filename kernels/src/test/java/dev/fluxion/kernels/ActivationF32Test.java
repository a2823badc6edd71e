package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationF32Test {
    private static final int ORDER = 5;

    @ParameterizedTest
    @EnumSource(Activation.class)
    void coefficientsAreThoseOfTheTruncatedSeries(Activation activation) {
        int n = LanesF32.pad(207);
        float[] z = new float[n];
        for (int i = 0; i < n; i++) {
            z[i] = FormatF32.narrow(-6 + 12.0 * i / (n - 1));
        }
        int stride = LanesF32.stride(n);
        float[] f = new float[3 + (ORDER + 1) * stride];
        ActivationF32.taylor(activation, z, 0, n, ORDER, f, 3, stride);
        for (int i = 0; i < n; i++) {
            double[] exact = Truncated.activation(activation, z[i], ORDER);
            for (int k = 0; k <= ORDER; k++) {
                double error = Math.abs(f[3 + k * stride + i] - exact[k]);
                double bound = 8 * (k + 1) * Precision.F32.epsilon() * (1 + Math.abs(z[i]));
                String where = activation + ", z = " + z[i] + ", k = " + k;
                assertTrue(error <= bound, () -> where + ": error " + error + " > " + bound);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void coefficientsAreFiniteForEveryFiniteArgument(Activation activation) {
        float[] extremes = {
            0f, -0f, Float.MIN_VALUE, 1e-30f, 9f, 20f, 40f, 89f, 104f, 745f, 1e4f, 1e9f, 1e19f, 1e30f, Float.MAX_VALUE
        };
        int n = LanesF32.pad(2 * extremes.length);
        float[] z = new float[n];
        for (int i = 0; i < extremes.length; i++) {
            z[2 * i] = extremes[i];
            z[2 * i + 1] = -extremes[i];
        }
        float[] f = new float[(ORDER + 1) * n];
        ActivationF32.taylor(activation, z, 0, n, ORDER, f, 0, n);
        for (int i = 0; i < f.length; i++) {
            String where = activation + ", z = " + z[i % n] + ", k = " + i / n;
            float value = f[i];
            assertTrue(Float.isFinite(value), () -> where + ": " + value);
        }
    }

    @Test
    void saturatedActivationsReachTheirLimits() {
        assertEquals(1f, value(Activation.TANH, 50f));
        assertEquals(-1f, value(Activation.TANH, -1e30f));
        assertEquals(0f, Math.abs(value(Activation.GELU, -1e30f)));
        assertEquals(1e30f, value(Activation.GELU, 1e30f));
        assertEquals(0f, Math.abs(value(Activation.SILU, -1e30f)));
        assertEquals(1e30f, value(Activation.SOFTPLUS, 1e30f));
        assertEquals(0f, value(Activation.SOFTPLUS, -1e30f));
    }

    /** The tail of the distribution matters relative to itself: Φ(-5) is 3e-7. */
    @Test
    void normalDistributionIsAccurateRelativeToItself() {
        for (float x = -12f; x <= 4f; x += 0.125f) {
            double exact = Truncated.normalDistribution(x);
            double found = value(Activation.GELU, x) * (1.0 / (x == 0 ? 1f : x));
            double expected = x == 0 ? 0 : exact;
            double bound = 12 * Precision.F32.epsilon() * exact;
            String where = "x = " + x + ": " + found + " instead of " + expected;
            assertTrue(Math.abs(found - expected) <= bound, where);
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void aPointDoesNotDependOnItsLane(Activation activation) {
        int n = 2 * LENGTH;
        for (float x : new float[] {-3.25f, -0.1f, 0.7f, 5.5f}) {
            float[] z = new float[n];
            Arrays.fill(z, x);
            float[] f = new float[(ORDER + 1) * n];
            ActivationF32.taylor(activation, z, 0, n, ORDER, f, 0, n);
            for (int i = 0; i < f.length; i++) {
                assertEquals(f[i / n * n], f[i]);
            }
        }
    }

    private static float value(Activation activation, float x) {
        float[] z = new float[LENGTH];
        Arrays.fill(z, x);
        float[] f = new float[LENGTH];
        ActivationF32.taylor(activation, z, 0, LENGTH, 0, f, 0, LENGTH);
        return f[0];
    }
}
