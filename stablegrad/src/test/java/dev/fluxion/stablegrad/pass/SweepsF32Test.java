package dev.fluxion.stablegrad.pass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each sweep against its formula, element by element; operations are correctly rounded, so that the bits agree. */
class SweepsF32Test {
    private static final int GUARD = 5;

    private final Random random = new Random(1);

    private float[] gaussian(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] squared(float[] values) {
        float[] squares = new float[values.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = values[i] * values[i];
        }
        return squares;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 13, 31, 64, 207})
    void scalingMultipliesTheRangeAndNothingElse(int n) {
        float[] values = gaussian(n + 2 * GUARD);
        float[] expected = values.clone();
        for (int i = GUARD; i < GUARD + n; i++) {
            expected[i] *= 1.7f;
        }
        ScaleF32.sweep(values, GUARD, GUARD + n, 1.7f);
        assertArrayEquals(expected, values);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 13, 31, 64, 207})
    void momentumFollowsItsFormula(int n) {
        float[] theta = gaussian(n + 2 * GUARD);
        float[] gradient = gaussian(n + 2 * GUARD);
        float[] velocity = gaussian(n + 2 * GUARD);
        float[] expectedTheta = theta.clone();
        float[] expectedVelocity = velocity.clone();
        for (int i = GUARD; i < GUARD + n; i++) {
            expectedVelocity[i] = 0.9f * velocity[i] + 3f * gradient[i];
            expectedTheta[i] = 0.99f * theta[i] - 0.01f * expectedVelocity[i];
        }
        SgdF32.sweep(theta, gradient, velocity, GUARD, GUARD + n, 3f, 0.9f, 0.99f, 0.01f);
        assertArrayEquals(expectedVelocity, velocity);
        assertArrayEquals(expectedTheta, theta);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 13, 31, 64, 207})
    @SuppressWarnings("cast") // the f64 twin needs none
    void adamFollowsItsFormula(int n) {
        float[] theta = gaussian(n + 2 * GUARD);
        float[] gradient = gaussian(n + 2 * GUARD);
        float[] first = gaussian(n + 2 * GUARD);
        float[] second = squared(gaussian(n + 2 * GUARD));
        float[] expectedTheta = theta.clone();
        float[] expectedFirst = first.clone();
        float[] expectedSecond = second.clone();
        for (int i = GUARD; i < GUARD + n; i++) {
            float g = 3f * gradient[i];
            expectedFirst[i] = 0.9f * first[i] + (1f - 0.9f) * g;
            expectedSecond[i] = 0.99f * second[i] + g * g * (1f - 0.99f);
            float root = (float) Math.sqrt(expectedSecond[i]);
            expectedTheta[i] = 0.999f * theta[i] - 0.01f * expectedFirst[i] / (1.5f * root + 1e-8f);
        }
        AdamF32.sweep(theta, gradient, first, second, GUARD, GUARD + n, 3f, 0.9f, 0.99f, 1e-8f, 0.999f, 0.01f, 1.5f);
        assertArrayEquals(expectedFirst, first);
        assertArrayEquals(expectedSecond, second);
        assertArrayEquals(expectedTheta, theta);
    }
}
