package dev.fluxion.dsl.problem;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class MeasuredNoiseTest {
    private static final List<Axis> PLANE =
            List.of(new Axis("x", 0, 2, Axis.Role.SPACE), new Axis("t", -1, 0, Axis.Role.TIME));

    /** Values of a function at random places, each off by a normal deviate times {@code noise}. */
    private static boolean noisy(int rows, DoubleBinaryOperator function, double noise) {
        Random random = new Random(7);
        double[][] at = new double[2][rows];
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            at[0][i] = 2 * random.nextDouble();
            at[1][i] = random.nextDouble() - 1;
            values[i] = function.applyAsDouble(at[0][i], at[1][i]) + noise * random.nextGaussian();
        }
        return MeasuredNoise.in(PLANE, at, values);
    }

    @Test
    void planesAndDenseSmoothValuesAreExact() {
        assertFalse(noisy(31, (x, t) -> 3 - 2 * x + t, 0));
        assertFalse(noisy(2000, (x, t) -> Math.sin(2 * x + t), 0));
        assertFalse(noisy(2000, (x, t) -> Math.sin(2 * x + t), 1e-3));
    }

    @Test
    void aCurveThatTwentyValuesAWaveDescribeIsExact() {
        List<Axis> line = List.of(new Axis("x", 0, 1, Axis.Role.SPACE));
        double[] at = new double[40];
        double[] values = new double[40];
        for (int i = 0; i < at.length; i++) {
            at[i] = (i + 0.5) / at.length;
            values[i] = Math.sin(Math.PI * at[i]) + 0.2 * Math.sin(4 * Math.PI * at[i]);
        }
        assertFalse(MeasuredNoise.in(line, new double[][] {at}, values));
        for (int i = 0; i < at.length; i++) {
            values[i] += 0.03 * Math.sin(1000 * i * i);
        }
        assertTrue(MeasuredNoise.in(line, new double[][] {at}, values));
    }

    @Test
    void fivePerCentOfDeviatesAreNoise() {
        assertTrue(noisy(200, (x, t) -> 3 - 2 * x + t, 0.15));
        assertTrue(noisy(2000, (x, t) -> Math.sin(2 * x + t), 0.05));
    }

    @Test
    void aFewValuesOfACurveCountAsNoise() {
        assertTrue(noisy(13, (x, t) -> Math.sin(6 * x) * Math.cos(5 * t), 0));
    }

    @Test
    void theSizeOfTheValuesDoesNotMatter() {
        for (double size : new double[] {1e-6, 1, 1e6}) {
            assertTrue(noisy(500, (x, t) -> size * Math.cos(x * t), 0.05 * size));
            assertFalse(noisy(2000, (x, t) -> size * Math.cos(x * t), 1e-4 * size));
        }
    }

    @Test
    void oneRowAndRepeatedRowsHaveNoNeighboursToDisagreeWith() {
        assertFalse(MeasuredNoise.in(PLANE, new double[][] {{1}, {-0.5}}, new double[] {4}));
        assertFalse(MeasuredNoise.in(PLANE, new double[][] {{1, 1, 1}, {0, 0, 0}}, new double[] {4, 4, 4}));
    }
}
