package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

/** Elementary functions against {@link StrictMath}, in units of the last place of the result. */
class ElementaryF32Test {
    @Test
    void expIsAccurateFromUnderflowToOverflow() {
        assertUlps(MathF32::exp, StrictMath::exp, 3, Math.log(Float.MIN_VALUE), Math.log(Float.MAX_VALUE));
    }

    @Test
    void logIsAccurateOverAllPositiveNumbers() {
        assertUlps(x -> MathF32.log(MathF32.exp(x)), x -> x, 40, 2, Math.log(Float.MAX_VALUE) - 1);
        assertUlps(MathF32::log, StrictMath::log, 3, Float.MIN_VALUE, 4);
    }

    @Test
    void sinAndCosAreAccurateNearTheirZerosAndFarOut() {
        assertUlps(MathF32::sin, StrictMath::sin, 3, -10, 10);
        assertUlps(MathF32::cos, StrictMath::cos, 3, -10, 10);
        assertUlps(MathF32::sin, StrictMath::sin, 3, 0, 2e5);
        assertUlps(MathF32::cos, StrictMath::cos, 3, -2e5, 0);
        assertUlps(MathF32::sin, StrictMath::sin, 3, 0, 1e15);
        assertUlps(MathF32::tan, StrictMath::tan, 6, -10, 10);
    }

    @Test
    void hyperbolicFunctionsAreAccurate() {
        assertUlps(MathF32::tanh, StrictMath::tanh, 4, -30, 30);
        assertUlps(MathF32::tanh, StrictMath::tanh, 4, -1, 1);
        assertUlps(MathF32::sinh, StrictMath::sinh, 6, -88, 88);
        assertUlps(MathF32::sinh, StrictMath::sinh, 6, -1, 1);
        assertUlps(MathF32::cosh, StrictMath::cosh, 6, -88, 88);
    }

    private static void assertUlps(
            UnaryOperator<FloatVector> vector, DoubleUnaryOperator exact, double ulps, double from, double to) {
        int n = 4096 * LENGTH;
        double worst = 0;
        double at = 0;
        float[] in = new float[LENGTH];
        for (int i = 0; i < n; i += LENGTH) {
            for (int j = 0; j < LENGTH; j++) {
                in[j] = FormatF32.narrow(from + (to - from) * (i + j) / n);
            }
            FloatVector out = vector.apply(FloatVector.fromArray(SPECIES, in, 0));
            for (int j = 0; j < LENGTH; j++) {
                double wanted = exact.applyAsDouble(in[j]);
                double error = Math.abs(out.lane(j) - wanted) / Math.ulp(FormatF32.narrow(wanted));
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
