package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Products and factors against plain loops in double. */
class CholeskyF32Test {
    private static final int[] SIZES = {1, 7, 8, 13, 31, 64, 128, 207, 300};

    @Test
    void aRankKUpdateIsTheProductWithTheTranspose() {
        for (int n : SIZES) {
            int k = LanesF32.pad(600);
            float[] a = numbers(n, n * k);
            float[] c = rankK(n, k, a, 1);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = 0;
                    double size = 0;
                    for (int p = 0; p < k; p++) {
                        double product = (double) a[i * k + p] * a[j * k + p];
                        sum += product;
                        size += Math.abs(product);
                    }
                    assertEquals(sum, c[i * n + j], 2 * k * Precision.F32.epsilon() * size, i + ", " + j + " of " + n);
                }
            }
        }
    }

    @Test
    void theProductOfTheFactorsIsTheMatrix() {
        for (int n : SIZES) {
            float[] a = positiveDefinite(n);
            float[] l = factor(n, a, 1);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = 0;
                    for (int p = 0; p <= j; p++) {
                        sum += (double) l[i * n + p] * l[j * n + p];
                    }
                    double scale = Math.sqrt((double) a[i * n + i] * a[j * n + j]);
                    assertEquals(a[i * n + j], sum, 4 * (n + 32) * Precision.F32.epsilon() * scale);
                }
            }
        }
    }

    @Test
    void aShiftedMatrixIsFactoredIntoAnotherArrayAsInItsOwn() {
        for (int n : SIZES) {
            float[] a = positiveDefinite(n);
            float[] shifted = a.clone();
            float[] l = new float[n * n];
            for (int i = 0; i < n; i++) {
                shifted[i * n + i] += 3;
                Arrays.fill(a, i * n + i + 1, (i + 1) * n, Float.NaN);
                Arrays.fill(l, i * n + i + 1, (i + 1) * n, 17);
            }
            float[] untouched = a.clone();
            try (Workers workers = new Workers(2)) {
                assertTrue(new CholeskyF32(n, workers).factor(a, 3, l, n));
            }
            assertArrayEquals(untouched, a);
            float[] inPlace = factor(n, shifted, 1);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    assertEquals(j <= i ? inPlace[i * n + j] : 17, l[i * n + j], 0, i + ", " + j + " of " + n);
                }
            }
        }
    }

    @Test
    void solvingUndoesTheProduct() {
        for (int n : SIZES) {
            float[] a = positiveDefinite(n);
            float[] x = new float[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    x[i] += a[Math.max(i, j) * n + Math.min(i, j)] * (1 + j % 3);
                }
            }
            try (Workers workers = new Workers(1)) {
                CholeskyF32 cholesky = new CholeskyF32(n, workers);
                assertTrue(cholesky.factor(a, 0, a, n));
                cholesky.solve(a, n, x);
            }
            for (int i = 0; i < n; i++) {
                assertEquals(1 + i % 3, x[i], 1e4 * Precision.F32.epsilon(), "element " + i + " of " + n);
            }
        }
    }

    @Test
    void manyRightHandSidesAreSolvedAsOneByOne() {
        for (int n : SIZES) {
            for (int m : new int[] {1, 3, 64, 131}) {
                float[] l = positiveDefinite(n);
                int stride = n + 3;
                float[] b = numbers(m, 5 + m * stride);
                float[] x = b.clone();
                try (Workers workers = new Workers(2)) {
                    CholeskyF32 cholesky = new CholeskyF32(n, workers);
                    assertTrue(cholesky.factor(l, 0, l, n));
                    cholesky.solveRows(l, n, m, x, 5, stride);
                    for (int i = 0; i < m; i++) {
                        float[] row = Arrays.copyOfRange(b, 5 + i * stride, 5 + i * stride + n);
                        cholesky.solve(l, n, row);
                        double largest = 0;
                        for (float value : row) {
                            largest = Math.max(largest, Math.abs(value));
                        }
                        for (int j = 0; j < n; j++) {
                            assertEquals(row[j], x[5 + i * stride + j], 200 * Precision.F32.epsilon() * largest);
                        }
                        for (int j = n; j < stride; j++) {
                            assertEquals(b[5 + i * stride + j], x[5 + i * stride + j], "between the rows");
                        }
                    }
                }
                assertArrayEquals(Arrays.copyOf(b, 5), Arrays.copyOf(x, 5));
            }
        }
    }

    @Test
    void noBitDependsOnTheNumberOfThreads() {
        float[] a = positiveDefinite(300);
        assertArrayEquals(factor(300, a, 1), factor(300, a, 2));
        int k = LanesF32.pad(100);
        float[] rows = numbers(3, 207 * k);
        assertArrayEquals(rankK(207, k, rows, 1), rankK(207, k, rows, 2));
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteIsRefused() {
        for (float bad : new float[] {-1f, 0f, Float.NaN, Float.POSITIVE_INFINITY}) {
            float[] a = positiveDefinite(64);
            a[50 * 64 + 50] = bad;
            try (Workers workers = new Workers(1)) {
                assertFalse(new CholeskyF32(64, workers).factor(a, 0, a, 64), "diagonal " + bad);
            }
        }
    }

    private static float[] rankK(int n, int k, float[] a, int threads) {
        float[] c = new float[n * n];
        try (Workers workers = new Workers(threads)) {
            new SymmetricF32(n, workers).addRankK(k, a, 0, k, c, 0, n);
        }
        return c;
    }

    private static float[] factor(int n, float[] a, int threads) {
        float[] l = a.clone();
        try (Workers workers = new Workers(threads)) {
            assertTrue(new CholeskyF32(n, workers).factor(l, 0, l, n));
        }
        return l;
    }

    private static float[] positiveDefinite(int n) {
        int k = LanesF32.pad(2 * n);
        float[] a = rankK(n, k, numbers(n + 1, n * k), 1);
        for (int i = 0; i < n; i++) {
            a[i * n + i] += k;
        }
        return a;
    }

    private static float[] numbers(int seed, int count) {
        Random random = new Random(seed);
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = FormatF32.narrow(random.nextGaussian());
        }
        return x;
    }
}
