package dev.fluxion.autodiff.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GratingsTest {
    private static final Gratings TRAIN = new Gratings(32, 1, 1, 1000);
    private static final Gratings TEST = new Gratings(32, 1, 2, 500);

    @Test
    void pixelsHaveMeanZeroAndVarianceOne() {
        double sum = 0;
        double squares = 0;
        double[] x = new double[TRAIN.shape().elements()];
        for (int i = 0; i < 300; i++) {
            TRAIN.pixels(i, x);
            sum += Arrays.stream(x).sum() / x.length;
            squares += Arrays.stream(x).map(v -> v * v).sum() / x.length;
        }
        assertEquals(0, sum / 300, 0.01);
        assertEquals(1, squares / 300, 0.02);
    }

    @Test
    void aLinearClassifierHardlyDoesBetterThanGuess() {
        LinearClassifier classifier = new LinearClassifier(TRAIN);
        classifier.train(3, 0.01);
        double accuracy = classifier.accuracy(TEST);
        assertTrue(accuracy < 0.2, "linear: " + accuracy);
    }

    /** The power at each wave vector, over all phases and colours: what a quadratic classifier may know. */
    @Test
    void theClassIsInTheSecondMoments() {
        int right = 0;
        double[] x = new double[TEST.shape().elements()];
        for (int i = 0; i < 200; i++) {
            TEST.pixels(i, x);
            double[] power = new double[10];
            for (int c = 0; c < 10; c++) {
                power[c] = power(x, Math.PI * (c % 5) / 5, c < 5 ? 8 : 4);
            }
            int best = 0;
            for (int c = 1; c < 10; c++) {
                best = power[c] > power[best] ? c : best;
            }
            right += best == TEST.label(i) ? 1 : 0;
        }
        assertTrue(right > 190, right + " of 200");
    }

    private static double power(double[] x, double angle, double wavelength) {
        double power = 0;
        for (int k = 0; k < 3; k++) {
            double cos = 0;
            double sin = 0;
            for (int i = 0; i < 32 * 32; i++) {
                double phase = 2 * Math.PI * (i % 32 * Math.cos(angle) + i / 32 * Math.sin(angle)) / wavelength;
                cos += x[3 * i + k] * Math.cos(phase);
                sin += x[3 * i + k] * Math.sin(phase);
            }
            power += cos * cos + sin * sin;
        }
        return power;
    }

    @Test
    void anImageDependsOnSeedAndNumberOnly() {
        double[] a = new double[TRAIN.shape().elements()];
        double[] b = new double[a.length];
        TRAIN.pixels(7, a);
        new Gratings(32, 1, 1, 8).pixels(7, b);
        assertArrayEquals(a, b);
        TEST.pixels(7, b);
        assertFalse(Arrays.equals(a, b));
        assertThrows(IllegalArgumentException.class, () -> new Gratings(0, 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Gratings(8, Double.NaN, 0, 1));
    }
}
