package dev.fluxion.solver.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class SobolTest {
    private static final int LOG = 9;
    private static final int POINTS = 1 << LOG;

    @Test
    void everyCoordinateFillsEveryDyadicSliceOnce() {
        double[][] points = new Sobol().sample(POINTS, SobolDirections.DIMENSIONS, 3, 0);
        for (double[] coordinate : points) {
            BitSet slices = new BitSet();
            for (double x : coordinate) {
                slices.set((int) (x * POINTS));
            }
            assertEquals(POINTS, slices.cardinality());
        }
    }

    /** t of a pair is at least the sum of the degrees less two only in the worst case; Joe and Kuo's successive pairs stay below it. */
    @Test
    void everySuccessivePairIsANetOfItsGuaranteedQuality() {
        double[][] points = new Sobol().sample(POINTS, 21, 11, 2);
        for (int d = 0; d + 1 < points.length; d++) {
            int t = Math.max(0, degree(d) + degree(d + 1) - 2);
            assertTrue(qualityOf(points[d], points[d + 1]) <= Math.min(t, LOG), "dimensions " + d + " and " + (d + 1));
        }
    }

    @Test
    void theFirstTwoCoordinatesAreAPerfectNet() {
        double[][] points = new Sobol().sample(POINTS, 2, 5, 0);
        assertEquals(0, qualityOf(points[0], points[1]));
    }

    /** The smallest t such that every dyadic box of area 2^(t-m) holds exactly 2^t points. */
    private static int qualityOf(double[] x, double[] y) {
        for (int t = 0; t <= LOG; t++) {
            boolean net = true;
            for (int k = 0; k <= LOG - t && net; k++) {
                net = evenlyFilled(x, y, k, LOG - t - k);
            }
            if (net) {
                return t;
            }
        }
        throw new AssertionError("t = m always holds");
    }

    private static boolean evenlyFilled(double[] x, double[] y, int k, int l) {
        int[] counts = new int[1 << (k + l)];
        for (int i = 0; i < x.length; i++) {
            counts[((int) (x[i] * (1 << k)) << l) + (int) (y[i] * (1 << l))]++;
        }
        for (int count : counts) {
            if (count != x.length >> (k + l)) {
                return false;
            }
        }
        return true;
    }

    /** Degrees of the primitive polynomials in order: 0 for the first coordinate, then 1, 2, 3, 3, 4, 4, 5 × 6, 6 × 6, 7 × 18. */
    private static int degree(int dimension) {
        int[] last = {0, 1, 2, 4, 6, 12, 18, 36};
        int degree = 0;
        while (dimension > last[degree]) {
            degree++;
        }
        return degree;
    }

    @Test
    void withoutScramblingThePointsInGrayCodeOrderAreThePublishedOnes() {
        int[] dimensions = {1, 2, 3, 20};
        double[][] expected = {
            {0, 0.5, 0.25, 0.75, 0.375, 0.875, 0.125, 0.625},
            {0, 0.5, 0.25, 0.75, 0.625, 0.125, 0.875, 0.375},
            {0, 0.5, 0.25, 0.75, 0.875, 0.375, 0.625, 0.125},
            {0, 0.5, 0.25, 0.75, 0.125, 0.625, 0.375, 0.875}
        };
        for (int d = 0; d < dimensions.length; d++) {
            for (int i = 0; i < 8; i++) {
                int x = Sobol.point(SobolDirections.of(dimensions[d]), i ^ i >> 1);
                assertEquals(expected[d][i], Integer.toUnsignedLong(x) * 0x1p-32);
            }
        }
    }

    @Test
    void theMeanOfASmoothFunctionConvergesFasterThanOneOverN() {
        for (int log : new int[] {8, 10, 12}) {
            int n = 1 << log;
            double[][] points = new Sobol().sample(n, 5, 1, 0);
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double product = 1;
                for (double[] coordinate : points) {
                    product *= 1 + (coordinate[i] - 0.5);
                }
                sum += product;
            }
            assertEquals(1, sum / n, 2.0 / n);
        }
    }

    @Test
    void otherRoundsAndSeedsGiveOtherPoints() {
        double first = new Sobol().sample(7, 3, 1, 0)[2][6];
        assertEquals(first, new Sobol().sample(31, 3, 1, 0)[2][6]);
        assertTrue(first != new Sobol().sample(7, 3, 1, 1)[2][6]);
        assertTrue(first != new Sobol().sample(7, 3, 2, 0)[2][6]);
    }

    @Test
    void coordinatesBeyondTheTableAreStratifiedToo() {
        double[][] points = new Sobol().sample(POINTS, 70, 4, 1);
        for (double[] coordinate : points) {
            BitSet slices = new BitSet();
            for (double x : coordinate) {
                slices.set((int) (x * POINTS));
            }
            assertEquals(POINTS, slices.cardinality());
        }
    }
}
