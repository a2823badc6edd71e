package dev.fluxion.stablegrad.pass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoublesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 13, 31, 64, 207})
    void dotAgreesWithALoopToItsRounding(int n) {
        double[] a = new Random(1).doubles(n).toArray();
        double[] b = new Random(2).doubles(n).toArray();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += a[i] * b[i];
        }
        assertEquals(sum, Doubles.dot(a, b), 1e-15 * n);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 13, 31, 64, 207})
    void addScaledCombineAndScaleAgreeWithLoops(int n) {
        double[] a = new Random(1).doubles(n).toArray();
        double[] b = new Random(2).doubles(n).toArray();
        double[] sum = new double[n];
        double[] product = new double[n];
        for (int i = 0; i < n; i++) {
            sum[i] = a[i] + 0.3 * b[i];
            product[i] = 0.3 * a[i];
        }
        double[] out = new double[n];
        Doubles.combine(a, 0.3, b, out);
        assertArrayEquals(sum, out);
        Doubles.scale(0.3, a, out);
        assertArrayEquals(product, out);
        Doubles.addScaled(0.3, b, a);
        assertArrayEquals(sum, a);
    }

    @Test
    void theLargestMagnitudeIsFoundAndNaNIsNotHidden() {
        assertEquals(3, Doubles.maxAbs(new double[] {1, -3, 2}));
        assertEquals(0, Doubles.maxAbs(new double[0]));
        assertTrue(Double.isNaN(Doubles.maxAbs(new double[] {1, Double.NaN, 2})));
    }

    @Test
    void dotGivesTheSameBitsBeforeAndAfterCompilation() {
        double[] a = new Random(1).doubles(207).toArray();
        double[] b = new Random(2).doubles(207).toArray();
        double first = Doubles.dot(a, b);
        for (int call = 0; call < 20_000; call++) {
            assertEquals(first, Doubles.dot(a, b));
        }
    }
}
