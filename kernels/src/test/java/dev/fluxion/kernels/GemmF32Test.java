package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Products against three nested loops in double; the tolerance is the a-priori bound {@code k·ε·Σ|a||b|} of a sum of products. */
class GemmF32Test {
    private static final int[] SIZES = {1, 2, 3, 4, 7, 8, 9, 13, 31, 50, 64};
    private static final float UNTOUCHED = 12345f;

    private interface Product {
        void run(
                int m,
                int n,
                int k,
                float[] a,
                int aOff,
                int lda,
                float[] b,
                int bOff,
                int ldb,
                float[] c,
                int cOff,
                int ldc);
    }

    @Test
    void nnIsTheMatrixProduct() {
        for (int m : SIZES) {
            for (int k : SIZES) {
                for (int columns : new int[] {1, LENGTH + 1, 3 * LENGTH, 4 * LENGTH + 3, 207}) {
                    int n = LanesF32.pad(columns);
                    check(GemmF32::nn, m, n, k, k, false, n, false, false);
                }
            }
        }
    }

    @Test
    void tnIsTheProductWithTheTransposedLeftMatrix() {
        for (int m : SIZES) {
            for (int k : SIZES) {
                for (int columns : new int[] {1, LENGTH + 1, 3 * LENGTH, 4 * LENGTH + 3, 207}) {
                    int n = LanesF32.pad(columns);
                    check(GemmF32::tn, m, n, k, m, true, n, false, false);
                }
            }
        }
    }

    @Test
    void ntAddsTheProductWithTheTransposedRightMatrix() {
        for (int m : SIZES) {
            for (int n : SIZES) {
                for (int points : new int[] {1, LENGTH + 1, 64, 207}) {
                    int k = LanesF32.pad(points);
                    check(GemmF32Test::nt, m, n, k, k, false, k, true, true);
                }
            }
        }
    }

    @Test
    void aColumnDoesNotDependOnItsLane() {
        int m = 7;
        int k = 13;
        int n = 9 * LENGTH;
        Random random = new Random(5);
        float[] a = numbers(random, m * k);
        float[] column = numbers(random, k);
        float[] b = new float[k * n];
        for (int p = 0; p < k; p++) {
            for (int j = 0; j < n; j++) {
                b[p * n + j] = column[p];
            }
        }
        float[] c = new float[m * n];
        GemmF32.nn(m, n, k, a, 0, k, b, 0, n, c, 0, n);
        for (int i = 0; i < m; i++) {
            for (int j = 1; j < n; j++) {
                assertEquals(c[i * n], c[i * n + j], "row " + i + ", column " + j);
            }
        }
    }

    @Test
    void aRowDoesNotDependOnTheOtherRows() {
        int k = 31;
        int n = 5 * LENGTH;
        Random random = new Random(6);
        float[] a = numbers(random, 64 * k);
        float[] b = numbers(random, k * n);
        float[] together = new float[64 * n];
        float[] alone = new float[64 * n];
        GemmF32.nn(64, n, k, a, 0, k, b, 0, n, together, 0, n);
        for (int i = 0; i < 64; i++) {
            GemmF32.nn(1, n, k, a, i * k, k, b, 0, n, alone, i * n, n);
        }
        assertArrayEquals(together, alone);
    }

    @Test
    void ntOfManyRowsIsTheSameSum() {
        int k = LanesF32.pad(1030);
        for (int m : new int[] {128, 131}) {
            for (int n : new int[] {3, LENGTH, 2 * LENGTH + 5, 3 * LENGTH}) {
                check(GemmF32Test::nt, m, n, k, k, false, k, true, true);
                check(GemmF32Test::nt, m, n, 8 * LENGTH, k, false, k, true, true);
            }
        }
    }

    @Test
    void ntGivesTheSameBitsForEveryTile() {
        int k = LanesF32.pad(1100);
        Random random = new Random(7);
        float[] a = numbers(random, 13 * k);
        float[] b = numbers(random, 13 * k);
        float[] together = new float[13 * 13];
        float[] alone = new float[13 * 13];
        GemmF32.nt(13, 13, k, a, 0, k, b, 0, k, together, 0, 13, new float[GemmF32.SCRATCH]);
        for (int i = 0; i < 13; i++) {
            for (int j = 0; j < 13; j++) {
                GemmF32.nt(1, 1, k, a, i * k, k, b, j * k, k, alone, i * 13 + j, 13, new float[GemmF32.SCRATCH]);
            }
        }
        assertArrayEquals(together, alone);
    }

    private static void check(
            Product product,
            int m,
            int n,
            int k,
            int aColumns,
            boolean aTransposed,
            int bColumns,
            boolean bTransposed,
            boolean accumulates) {
        Random random = new Random(31L * m + 7L * n + k);
        int lda = aColumns + 3;
        int ldb = LanesF32.stride(bColumns);
        int ldc = n + 5;
        float[] a = numbers(random, 2 + lda * (aTransposed ? k : m));
        float[] b = numbers(random, 1 + ldb * (bTransposed ? n : k));
        float[] before = numbers(random, 4 + ldc * m);
        for (int i = 0; i < before.length; i++) {
            boolean inside = i >= 4 && (i - 4) % ldc < n;
            before[i] = inside ? before[i] : UNTOUCHED;
        }
        float[] c = before.clone();
        product.run(m, n, k, a, 2, lda, b, 1, ldb, c, 4, ldc);
        for (int at = 0; at < c.length; at++) {
            int i = (at - 4) / ldc;
            int j = (at - 4) % ldc;
            if (at < 4 || j >= n) {
                assertEquals(UNTOUCHED, c[at], "written outside at " + at);
                continue;
            }
            double sum = accumulates ? before[at] : 0;
            double size = Math.abs(sum);
            for (int p = 0; p < k; p++) {
                double x = aTransposed ? a[2 + p * lda + i] : a[2 + i * lda + p];
                double y = bTransposed ? b[1 + j * ldb + p] : b[1 + p * ldb + j];
                sum += x * y;
                size += Math.abs(x * y);
            }
            double error = Math.abs(c[at] - sum);
            double bound = (k + 2) * Precision.F32.epsilon() * size;
            String where = "m=" + m + " n=" + n + " k=" + k + " at (" + i + ", " + j + ")";
            assertTrue(error <= bound, () -> where + ": error " + error + " > " + bound);
        }
    }

    private static float[] numbers(Random random, int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = FormatF32.narrow(random.nextGaussian());
        }
        return x;
    }

    private static void nt(
            int m,
            int n,
            int k,
            float[] a,
            int aOff,
            int lda,
            float[] b,
            int bOff,
            int ldb,
            float[] c,
            int cOff,
            int ldc) {
        GemmF32.nt(m, n, k, a, aOff, lda, b, bOff, ldb, c, cOff, ldc, new float[GemmF32.SCRATCH]);
    }
}
