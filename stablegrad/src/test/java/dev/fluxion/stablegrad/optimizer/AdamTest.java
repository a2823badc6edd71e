package dev.fluxion.stablegrad.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the algorithms as their papers print them, in scalar f64. */
class AdamTest {
    private static final int[] BOUNDS = {0, 7, 20, 21};
    private static final double[] FACTORS = {2, 1, 0.25};
    private static final double[] DECAYS = {0.1, 0, 0.3};

    @ParameterizedTest
    @EnumSource
    void adamWithDecoupledDecayFollowsItsPaper(Precision precision) {
        Random random = new Random(1);
        double[] expected = random.doubles(21).toArray();
        double[] m = new double[21];
        double[] v = new double[21];
        Buffer parameters = Buffer.of(precision, expected);
        Adam adam = new Adam(0.9, 0.99, 1e-8, DECAYS, precision, 21);
        for (int t = 1; t <= 20; t++) {
            double rate = 0.01 / t;
            double[] gradient = random.doubles(21).map(r -> r - 0.4).toArray();
            adam.update(parameters, Buffer.of(precision, gradient), BOUNDS, FACTORS, rate);
            for (int i = 0; i < 21; i++) {
                int b = i < 7 ? 0 : i < 20 ? 1 : 2;
                double g = FACTORS[b] * gradient[i];
                m[i] = 0.9 * m[i] + 0.1 * g;
                v[i] = 0.99 * v[i] + 0.01 * g * g;
                double mHat = m[i] / (1 - Math.pow(0.9, t));
                double vHat = v[i] / (1 - Math.pow(0.99, t));
                expected[i] = expected[i] - rate * DECAYS[b] * expected[i] - rate * mHat / (Math.sqrt(vHat) + 1e-8);
            }
        }
        assertArrayEquals(expected, parameters.toDoubles(), precision == Precision.F32 ? 2e-6 : 1e-14);
    }

    @ParameterizedTest
    @EnumSource
    void momentumFollowsTheHeavyBallAndDecayIsDecoupled(Precision precision) {
        double[] decays = {0.5, 0, 0.1};
        Random random = new Random(2);
        double[] expected = random.doubles(21).toArray();
        double[] m = new double[21];
        Buffer parameters = Buffer.of(precision, expected);
        Momentum momentum = new Momentum(0.9, decays, precision, 21);
        for (int t = 1; t <= 20; t++) {
            double[] gradient = random.doubles(21).map(r -> r - 0.4).toArray();
            momentum.update(parameters, Buffer.of(precision, gradient), BOUNDS, FACTORS, 0.01);
            for (int i = 0; i < 21; i++) {
                int b = i < 7 ? 0 : i < 20 ? 1 : 2;
                m[i] = 0.9 * m[i] + FACTORS[b] * gradient[i];
                expected[i] = (1 - 0.01 * decays[b]) * expected[i] - 0.01 * m[i];
            }
        }
        assertArrayEquals(expected, parameters.toDoubles(), precision == Precision.F32 ? 5e-6 : 1e-14);
    }
}
