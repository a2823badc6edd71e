package dev.fluxion.autodiff.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GridInterpolationTest {
    private static final double[][] TICKS = {{0, 0.25, 1, 3}, {-1, 0.5, 2}, {0, 7}};

    /** 1 + 2x - y + 3z + 4xy - xyz, which multilinear interpolation reproduces. */
    private static double f(double x, double y, double z) {
        return 1 + 2 * x - y + 3 * z + 4 * x * y - x * y * z;
    }

    private static GridInterpolation multilinear() {
        double[] values = new double[24];
        int i = 0;
        for (double x : TICKS[0]) {
            for (double y : TICKS[1]) {
                for (double z : TICKS[2]) {
                    values[i++] = f(x, y, z);
                }
            }
        }
        return new GridInterpolation("f", TICKS, values);
    }

    @Test
    void multilinearFunctionsAndTheirDerivativesAreExact() {
        GridInterpolation op = multilinear();
        Random random = new Random(1);
        for (int k = 0; k < 100; k++) {
            double x = 3 * random.nextDouble();
            double y = -1 + 3 * random.nextDouble();
            double z = 7 * random.nextDouble();
            assertEquals(f(x, y, z), op.valueAt(x, y, z), 1e-12);
            assertEquals(2 + 4 * y - y * z, op.partial(0).valueAt(x, y, z), 1e-11);
            assertEquals(-1 + 4 * x - x * z, op.partial(1).valueAt(x, y, z), 1e-11);
            assertEquals(4 - z, op.partial(0).partial(1).valueAt(x, y, z), 1e-11);
            assertEquals(0, op.partial(2).partial(2).valueAt(x, y, z));
        }
    }

    @Test
    void gridPointsAreReproducedToTheBit() {
        GridInterpolation op = multilinear();
        for (double x : TICKS[0]) {
            for (double y : TICKS[1]) {
                assertEquals(f(x, y, 7), op.valueAt(x, y, 7));
            }
        }
    }

    @Test
    void beyondTheEndsItIsConstant() {
        GridInterpolation op = multilinear();
        assertEquals(f(3, 2, 1), op.valueAt(30, 20, 1), 1e-12);
        assertEquals(f(0, -1, 1), op.valueAt(-5, -9, 1), 1e-12);
        assertEquals(0, op.partial(0).valueAt(30, 0, 1));
    }

    @Test
    void derivativesAreTheSameObjectEachTime() {
        GridInterpolation op = multilinear();
        assertSame(op.partial(1), op.partial(1));
    }

    @Test
    void badGridsAreRefusedWithTheirNumbers() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new GridInterpolation("f", new double[][] {{0, 0}}, new double[2]));
        assertThrows(
                IllegalArgumentException.class, () -> new GridInterpolation("f", new double[][] {{0}}, new double[1]));
        assertThrows(
                IllegalArgumentException.class,
                () -> new GridInterpolation("f", new double[][] {{0, 1}}, new double[3]));
    }
}
