package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Rows of awkward lengths inside larger arrays, against the same function element by element. */
class ElementwiseF32Test {
    private static final int[] SIZES = {1, 7, 8, 13, 31, 64, 207};
    private static final double EXACT = 0.5;
    private static final double FEW_ULPS = 6;

    private interface Unary {
        void run(float[] a, int aOff, float[] out, int outOff, int n);
    }

    private interface Binary {
        void run(float[] a, int aOff, float[] b, int bOff, float[] out, int outOff, int n);
    }

    private interface Choice {
        void run(
                float[] l,
                int lOff,
                float[] r,
                int rOff,
                float[] then,
                int thenOff,
                float[] otherwise,
                int otherwiseOff,
                float[] out,
                int outOff,
                int n);
    }

    @Test
    void arithmeticIsCorrectlyRounded() {
        binary(ElementwiseF32::add, (a, b) -> a + b, EXACT);
        binary(ElementwiseF32::subtract, (a, b) -> a - b, EXACT);
        binary(ElementwiseF32::multiply, (a, b) -> a * b, EXACT);
        binary(ElementwiseF32::divide, (a, b) -> a / b, EXACT);
        binary(ElementwiseF32::minimum, Math::min, 0);
        binary(ElementwiseF32::maximum, Math::max, 0);
        unary(ElementwiseF32::negate, a -> -a, 0, -9, 9);
        unary(ElementwiseF32::abs, Math::abs, 0, -9, 9);
        unary(ElementwiseF32::sign, Math::signum, 0, -9, 9);
        unary(ElementwiseF32::reciprocal, a -> 1 / a, EXACT, 0.1, 9);
        unary(ElementwiseF32::sqrt, Math::sqrt, EXACT, 0, 9);
        unary((a, aOff, out, outOff, n) -> ElementwiseF32.scale(3f, a, aOff, out, outOff, n), a -> 3 * a, EXACT, -9, 9);
        unary(
                (a, aOff, out, outOff, n) -> ElementwiseF32.addScalar(3f, a, aOff, out, outOff, n),
                a -> 3 + a,
                EXACT,
                -9,
                9);
    }

    @Test
    void elementaryFunctionsAreAccurateToFewUlps() {
        unary(ElementwiseF32::exp, StrictMath::exp, FEW_ULPS, -20, 20);
        unary(ElementwiseF32::log, StrictMath::log, FEW_ULPS, 1e-3, 20);
        unary(ElementwiseF32::sin, StrictMath::sin, FEW_ULPS, -20, 20);
        unary(ElementwiseF32::cos, StrictMath::cos, FEW_ULPS, -20, 20);
        unary(ElementwiseF32::tan, StrictMath::tan, FEW_ULPS, -20, 20);
        unary(ElementwiseF32::sinh, StrictMath::sinh, FEW_ULPS, -20, 20);
        unary(ElementwiseF32::cosh, StrictMath::cosh, FEW_ULPS, -20, 20);
        unary(ElementwiseF32::tanh, StrictMath::tanh, FEW_ULPS, -5, 5);
        unary(ElementwiseF32::asin, StrictMath::asin, FEW_ULPS, -1, 1);
        unary(ElementwiseF32::acos, StrictMath::acos, FEW_ULPS, -1, 1);
        unary(ElementwiseF32::atan, StrictMath::atan, FEW_ULPS, -20, 20);
        binary(ElementwiseF32::atan2, StrictMath::atan2, FEW_ULPS);
        binary(
                (a, aOff, b, bOff, out, outOff, n) -> {
                    ElementwiseF32.abs(a, aOff, a, aOff, n);
                    ElementwiseF32.power(a, aOff, b, bOff, out, outOff, n);
                },
                (a, b) -> StrictMath.pow(Math.abs(a), b),
                FEW_ULPS);
    }

    @Test
    void sumsWithProductsAreRoundedOnce() {
        for (int size : SIZES) {
            int n = LanesF32.pad(size);
            Random random = new Random(size);
            float[] a = numbers(random, n + 1, -3, 3);
            float[] b = numbers(random, n + 2, -3, 3);
            float[] y = numbers(random, n + 3, -3, 3);
            float[] plus = y.clone();
            float[] minus = y.clone();
            float[] scaled = y.clone();
            ElementwiseF32.multiplyAdd(a, 1, b, 2, plus, 3, n);
            ElementwiseF32.multiplySubtract(a, 1, b, 2, minus, 3, n);
            ElementwiseF32.addScaled(0.3f, a, 1, scaled, 3, n);
            for (int i = 0; i < n; i++) {
                assertEquals(Math.fma(a[1 + i], b[2 + i], y[3 + i]), plus[3 + i]);
                assertEquals(Math.fma(-a[1 + i], b[2 + i], y[3 + i]), minus[3 + i]);
                assertEquals(Math.fma(0.3f, a[1 + i], y[3 + i]), scaled[3 + i]);
            }
        }
    }

    @Test
    void selectionsTakeTheBranchOfTheComparison() {
        choice(ElementwiseF32::selectLess, false);
        choice(ElementwiseF32::selectLessOrEqual, true);
    }

    private static void choice(Choice choice, boolean whenEqual) {
        for (int size : SIZES) {
            int n = LanesF32.pad(size);
            Random random = new Random(size);
            float[] l = numbers(random, n, -3, 3);
            float[] r = numbers(random, n, -3, 3);
            r[0] = l[0];
            float[] then = numbers(random, n, -3, 3);
            float[] otherwise = numbers(random, n, -3, 3);
            float[] out = new float[n];
            choice.run(l, 0, r, 0, then, 0, otherwise, 0, out, 0, n);
            for (int i = 0; i < n; i++) {
                boolean holds = l[i] < r[i] || whenEqual && l[i] == r[i];
                assertEquals(holds ? then[i] : otherwise[i], out[i]);
            }
        }
    }

    private static void unary(Unary kernel, DoubleUnaryOperator exact, double ulps, double from, double to) {
        for (int size : SIZES) {
            int n = LanesF32.pad(size);
            float[] a = numbers(new Random(size), n + 3, from, to);
            float[] out = new float[n + 7];
            kernel.run(a, 3, out, 5, n);
            float[] inPlace = a.clone();
            kernel.run(inPlace, 3, inPlace, 3, n);
            for (int i = 0; i < n; i++) {
                assertUlps(exact.applyAsDouble(a[3 + i]), out[5 + i], ulps, "at " + a[3 + i]);
                assertEquals(out[5 + i], inPlace[3 + i]);
            }
            assertEquals(0f, out[4]);
            assertEquals(0f, out[5 + n]);
        }
    }

    private static void binary(Binary kernel, DoubleBinaryOperator exact, double ulps) {
        for (int size : SIZES) {
            int n = LanesF32.pad(size);
            Random random = new Random(size);
            float[] a = numbers(random, n + 3, -9, 9);
            float[] b = numbers(random, n + 4, -9, 9);
            float[] out = new float[n + 7];
            kernel.run(a.clone(), 3, b, 4, out, 5, n);
            for (int i = 0; i < n; i++) {
                assertUlps(
                        exact.applyAsDouble(a[3 + i], b[4 + i]), out[5 + i], ulps, "at " + a[3 + i] + ", " + b[4 + i]);
            }
            assertEquals(0f, out[4]);
            assertEquals(0f, out[5 + n]);
        }
    }

    private static void assertUlps(double wanted, float found, double ulps, String where) {
        double error = Math.abs(found - wanted);
        double bound = ulps * Math.ulp(FormatF32.narrow(wanted));
        assertTrue(error <= bound, () -> where + ": " + found + " instead of " + wanted);
    }

    private static float[] numbers(Random random, int n, double from, double to) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = FormatF32.narrow(from + (to - from) * random.nextDouble());
        }
        return x;
    }
}
