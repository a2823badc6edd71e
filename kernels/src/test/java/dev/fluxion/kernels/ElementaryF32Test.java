package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

/** Elementary functions against {@link StrictMath} and {@link ExactFunctions}, in units of the last place of the result. */
class ElementaryF32Test {
    @Test
    void exponentialsAreAccurateFromUnderflowToOverflow() {
        assertUlps(
                ExponentialF32::exp,
                StrictMath::exp,
                ExactFunctions::exp,
                1.5,
                Math.log(Float.MIN_VALUE),
                Math.log(Float.MAX_VALUE));
    }

    @Test
    void logarithmsAreAccurateOverAllPositiveNumbers() {
        assertUlps(
                ExponentialF32::log,
                StrictMath::log,
                ExactFunctions::log,
                2,
                Float.MIN_VALUE,
                4,
                0.9,
                1.1,
                1,
                Float.MAX_VALUE / 1e6);
    }

    @Test
    void sinesAndCosinesAreAccurateNearTheirZerosAndFarOut() {
        assertUlps(TrigonometryF32::sin, StrictMath::sin, ExactFunctions::sin, 2, -10, 10, 0, 2e5);
        assertUlps(TrigonometryF32::cos, StrictMath::cos, ExactFunctions::cos, 2, -10, 10, -2e5, 0);
        assertUlps(ElementaryF32Test::sinOfRow, StrictMath::sin, ExactFunctions::sin, 2, 0, 1e15);
        assertUlps(TrigonometryF32::tan, StrictMath::tan, ExactFunctions::tan, 4, -10, 10, -1, 1);
    }

    private static FloatVector sinOfRow(FloatVector x) {
        float[] row = x.toArray();
        ElementwiseF32.sin(row, 0, row, 0, LENGTH);
        return FloatVector.fromArray(SPECIES, row, 0);
    }

    @Test
    void hyperbolicFunctionsAreAccurate() {
        assertUlps(ExponentialF32::tanh, StrictMath::tanh, ExactFunctions::tanh, 2, -30, 30, -1, 1, -0.01, 0.01);
        assertUlps(ExponentialF32::sinh, StrictMath::sinh, ExactFunctions::sinh, 2.5, -88, 88, -1, 1, -0.01, 0.01);
        assertUlps(ExponentialF32::cosh, StrictMath::cosh, ExactFunctions::cosh, 1.5, -88, 88, -1, 1);
    }

    @Test
    void inverseTrigonometricFunctionsAreAccurate() {
        assertUlps(TrigonometryF32::asin, StrictMath::asin, ExactFunctions::asin, 3, -1, 1, -0.01, 0.01);
        assertUlps(TrigonometryF32::acos, StrictMath::acos, ExactFunctions::acos, 3, -1, 1, 0.99, 1);
        assertUlps(TrigonometryF32::atan, StrictMath::atan, ExactFunctions::atan, 2, -3, 3, -1e6, 1e6);
    }

    @Test
    void powersAreAccurateToTheEndsOfTheRange() {
        for (float exponent : new float[] {-3f, -1f, 0.5f, 2f, 2.5f, 3f, 7f, 100.25f}) {
            double end = Math.min(1e30, Math.pow(Float.MAX_VALUE, 0.9 / Math.abs(exponent)));
            FloatVector b = FloatVector.broadcast(SPECIES, exponent);
            assertUlps(
                    a -> ExponentialF32.pow(a, b),
                    a -> StrictMath.pow(a, exponent),
                    a -> ExactFunctions.pow(a, exponent),
                    exponent > 10 ? 4 : 1.5,
                    1 / end,
                    end,
                    Math.max(0.1, 1 / end),
                    Math.min(10, end));
        }
    }

    @Test
    void powersOfSpecialValuesAreThoseOfStrictMath() {
        float[] values = {
            0f, -1f, 1f, -2f, 0.5f, 3f, -3f, Float.MAX_VALUE, Float.MIN_VALUE, Float.POSITIVE_INFINITY, Float.NaN
        };
        for (float a : values) {
            for (float b : values) {
                double wanted = FormatF32.narrow(StrictMath.pow(a, b));
                float found = ExponentialF32.pow(FloatVector.broadcast(SPECIES, a), FloatVector.broadcast(SPECIES, b))
                        .lane(0);
                assertEquals(
                        wanted,
                        found,
                        Double.isFinite(wanted) ? 8 * Precision.F32.epsilon() * Math.abs(wanted) + 1e-300 : 1,
                        a + "^" + b);
            }
        }
    }

    @Test
    void anglesOfPointsAreThoseOfStrictMath() {
        float[] values = {
            0f, -0f, -1f, 1f, 1e-20f, -1e20f, 3f, -0.3f, Float.MAX_VALUE, Float.NEGATIVE_INFINITY, Float.NaN
        };
        for (float y : values) {
            for (float x : values) {
                double wanted = StrictMath.atan2(y, x);
                float found = TrigonometryF32.atan2(
                                FloatVector.broadcast(SPECIES, y), FloatVector.broadcast(SPECIES, x))
                        .lane(0);
                boolean halfLine = y == 0 && (x < 0 || 1 / x < 0);
                double difference = halfLine ? Math.abs(wanted) - found : wanted - found;
                if (!Double.isNaN(wanted) || !Float.isNaN(found)) {
                    assertTrue(Math.abs(difference) <= 4 * Precision.F32.epsilon(), "y = " + y + ", x = " + x);
                }
            }
        }
    }

    @Test
    void exponentialsAndLogarithmsOfSpecialValues() {
        float[] values = {
            0f, -1f, Float.MAX_VALUE, -Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN
        };
        for (float x : values) {
            FloatVector v = FloatVector.broadcast(SPECIES, x);
            assertEquals(
                    FormatF32.narrow(StrictMath.exp(x)), ExponentialF32.exp(v).lane(0), 1e-6f);
            assertEquals(
                    FormatF32.narrow(StrictMath.log(x)), ExponentialF32.log(v).lane(0), 1e-4f);
            assertEquals(
                    FormatF32.narrow(StrictMath.tanh(x)), ExponentialF32.tanh(v).lane(0), 1e-6f);
            assertEquals(FormatF32.narrow(StrictMath.sin(x)), sinOfRow(v).lane(0), 1e-6f);
        }
    }

    /** Same seed, same bits: a function may not change its last digit at the moment it is compiled. */
    @Test
    void compiledCodeGivesTheBitsOfInterpretedCode() {
        float[] x = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            x[i] = 0.07f + 0.9f * i / LENGTH;
        }
        float[] first = allFunctions(x);
        float sum = 0;
        for (int repeat = 0; repeat < 3000; repeat++) {
            sum += allFunctions(x)[0];
        }
        assertTrue(sum != 0);
        assertArrayEquals(first, allFunctions(x));
    }

    /** A point keeps its bits wherever in a tile it lies. */
    @Test
    void theResultDoesNotDependOnTheLane() {
        float[] x = new float[2 * LENGTH];
        for (int i = 0; i < x.length; i++) {
            x[i] = 0.03f + 0.9f * (i % LENGTH) / LENGTH;
        }
        float[] unshifted = allFunctions(x);
        for (int shift = 1; shift < LENGTH; shift++) {
            float[] shifted = allFunctions(Arrays.copyOfRange(x, shift, shift + LENGTH));
            for (int i = 0; i < shifted.length; i++) {
                int lane = (i % LENGTH + shift) % LENGTH;
                assertEquals(unshifted[i / LENGTH * LENGTH + lane], shifted[i], "function " + i / LENGTH);
            }
        }
    }

    private static float[] allFunctions(float[] x) {
        float[] out = new float[13 * LENGTH];
        ElementwiseF32.exp(x, 0, out, 0, LENGTH);
        ElementwiseF32.log(x, 0, out, LENGTH, LENGTH);
        ElementwiseF32.sin(x, 0, out, 2 * LENGTH, LENGTH);
        ElementwiseF32.cos(x, 0, out, 3 * LENGTH, LENGTH);
        ElementwiseF32.tan(x, 0, out, 4 * LENGTH, LENGTH);
        ElementwiseF32.sinh(x, 0, out, 5 * LENGTH, LENGTH);
        ElementwiseF32.cosh(x, 0, out, 6 * LENGTH, LENGTH);
        ElementwiseF32.tanh(x, 0, out, 7 * LENGTH, LENGTH);
        ElementwiseF32.asin(x, 0, out, 8 * LENGTH, LENGTH);
        ElementwiseF32.acos(x, 0, out, 9 * LENGTH, LENGTH);
        ElementwiseF32.atan(x, 0, out, 10 * LENGTH, LENGTH);
        ElementwiseF32.power(x, 0, x, 0, out, 11 * LENGTH, LENGTH);
        ElementwiseF32.atan2(x, 0, x, 0, out, 12 * LENGTH, LENGTH);
        return out;
    }

    /** Checks the ranges {@code from, to, from, to, …}. Where StrictMath is far enough from the result to matter, the exact value decides. */
    private static void assertUlps(
            UnaryOperator<FloatVector> vector,
            DoubleUnaryOperator strict,
            DoubleFunction<BigDecimal> exact,
            double ulps,
            double... ranges) {
        int n = 4096 * LENGTH;
        double worst = 0;
        double at = 0;
        float[] in = new float[LENGTH];
        for (int i = 0; i < n * ranges.length / 2; i += LENGTH) {
            double from = ranges[2 * (i / n)];
            double to = ranges[2 * (i / n) + 1];
            for (int j = 0; j < LENGTH; j++) {
                in[j] = FormatF32.narrow(from + (to - from) * (i % n + j) / n);
            }
            FloatVector out = vector.apply(FloatVector.fromArray(SPECIES, in, 0));
            for (int j = 0; j < LENGTH; j++) {
                float found = out.lane(j);
                double wanted = strict.applyAsDouble(in[j]);
                double ulp = Math.ulp(FormatF32.narrow(wanted));
                double error = Math.abs(found - wanted) / ulp;
                if (error > ulps / 2) {
                    BigDecimal difference = exact.apply(in[j]).subtract(new BigDecimal(found));
                    error = Math.abs(difference.doubleValue()) / ulp;
                }
                if (!(error <= worst)) {
                    worst = error;
                    at = in[j];
                }
            }
        }
        double worstAt = at;
        double found = worst;
        assertTrue(found <= ulps, () -> found + " ulps at " + worstAt);
    }
}
