package dev.fluxion.stablegrad.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LineSearchTest {
    private record Curve(String name, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The first two after Moré and Thuente 1994, the others with ripples, cliffs and plains. */
    private static final Curve[] CURVES = {
        new Curve("−α/(α² + 2)", a -> -a / (a * a + 2), a -> (a * a - 2) / Math.pow(a * a + 2, 2)),
        new Curve(
                "(α + 0.004)⁵ − 2(α + 0.004)⁴",
                a -> Math.pow(a + 0.004, 5) - 2 * Math.pow(a + 0.004, 4),
                a -> 5 * Math.pow(a + 0.004, 4) - 8 * Math.pow(a + 0.004, 3)),
        new Curve(
                "oscillating",
                a -> Math.sqrt((1 - a) * (1 - a) + 0.01) + 0.01 * Math.sin(40 * a),
                a -> (a - 1) / Math.sqrt((1 - a) * (1 - a) + 0.01) + 0.4 * Math.cos(40 * a)),
        new Curve("quadratic", a -> 0.5 * (a - 3) * (a - 3), a -> a - 3),
        new Curve("quartic valley", a -> Math.pow(a - 0.1, 4), a -> 4 * Math.pow(a - 0.1, 3)),
        new Curve("logarithmic barrier", a -> -Math.log(2 - a) - 3 * a, a -> 1 / (2 - a) - 3),
        new Curve(
                "flat exponential",
                a -> Math.exp(-1e-3 * a) + 1e-7 * a * a,
                a -> -1e-3 * Math.exp(-1e-3 * a) + 2e-7 * a),
    };

    static Stream<Arguments> curvesAndSteps() {
        return Stream.of(CURVES)
                .flatMap(c -> Stream.of(1e-3, 0.1, 1.0, 10.0, 1e3).map(step -> Arguments.of(c, step)));
    }

    @ParameterizedTest
    @MethodSource("curvesAndSteps")
    void theStepSatisfiesTheStrongWolfeConditions(Curve curve, double firstStep) {
        LineSearch search = new LineSearch(
                (x, gradient) -> {
                    gradient[0] = curve.slope.applyAsDouble(x[0]);
                    return curve.value.applyAsDouble(x[0]);
                },
                1,
                0x1p-52);
        double value = curve.value.applyAsDouble(0);
        double slope = curve.slope.applyAsDouble(0);
        LineSearch.Status status = search.search(new double[1], new double[] {1}, value, slope, firstStep);
        assertEquals(LineSearch.Status.WOLFE, status);
        double step = search.step();
        assertTrue(curve.value.applyAsDouble(step) <= value + 1e-4 * step * slope, () -> "no decrease at " + step);
        assertTrue(Math.abs(curve.slope.applyAsDouble(step)) <= 0.9 * Math.abs(slope), () -> "steep at " + step);
        assertEquals(step, search.x()[0]);
        assertEquals(curve.slope.applyAsDouble(step), search.gradient()[0]);
        assertTrue(search.evaluations() <= 20, () -> search.evaluations() + " evaluations");
    }

    @Test
    void whereValuesAreRoundingTheSlopesDecide() {
        LineSearch search = new LineSearch(
                (x, gradient) -> {
                    gradient[0] = 1e-6 * (x[0] - 5);
                    return 1e9;
                },
                1,
                0x1p-52);
        LineSearch.Status status = search.search(new double[1], new double[] {1}, 1e9, -5e-6, 1);
        assertEquals(LineSearch.Status.WOLFE, status);
        assertTrue(search.flat());
    }

    @Test
    void anUnboundedDescentIsFollowedAsFarAsAllowed() {
        LineSearch search = new LineSearch(
                (x, gradient) -> {
                    gradient[0] = -1;
                    return -x[0];
                },
                1,
                0x1p-52);
        assertEquals(LineSearch.Status.DECREASED, search.search(new double[1], new double[] {1}, 0, -1, 1));
        assertTrue(search.step() > 1e5, () -> "step " + search.step());
    }

    @Test
    void aFalseSlopeFails() {
        LineSearch search = new LineSearch(
                (x, gradient) -> {
                    gradient[0] = -1;
                    return x[0];
                },
                1,
                0x1p-52);
        assertEquals(LineSearch.Status.FAILED, search.search(new double[1], new double[] {1}, 0, -1, 1));
    }
}
