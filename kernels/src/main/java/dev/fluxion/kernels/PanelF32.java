package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.WIDE;

import java.util.Arrays;

/** {@code C += A·B} with B in a panel, whose rows follow each other at the distance {@link #WIDTH}. */
final class PanelF32 {
    /** Columns of a panel, four vectors. */
    static final int WIDTH = 4 * LENGTH;

    /** Rows of a panel that are taken at a time: they leave room for rows of A and C in a first-level cache of 32 KiB. */
    static final int DEPTH = 96;

    private PanelF32() {}

    /**
     * Writes the transpose of some rows of B into a panel, and zeros beside it: {@code panel[to + p·WIDTH + j] = b[bOff + j·ldb + p]}.
     *
     * @param rows at most {@link #WIDTH}
     * @param k columns of B, a multiple of {@link LanesF32#LENGTH}
     */
    static void transpose(int rows, int k, float[] b, int bOff, int ldb, float[] panel, int to) {
        TransposeF32.rows(rows, k, b, bOff, ldb, panel, to, WIDTH);
        for (int p = 0; rows < WIDTH && p < k; p++) {
            Arrays.fill(panel, to + p * WIDTH + rows, to + (p + 1) * WIDTH, 0f);
        }
    }

    /**
     * C m×n, A m×k, the panel k×n; n is a multiple of {@link LanesF32#LENGTH}, at most {@link #WIDTH}. The sum runs over k, whatever the tile.
     * Modified: C. Not modified: A, the panel.
     */
    static void addProduct(
            int m, int n, int k, float[] a, int aOff, int lda, float[] panel, int from, float[] c, int cOff, int ldc) {
        assert n % LENGTH == 0 && n <= WIDTH : n;
        for (int p = 0; p < k; p += DEPTH) {
            int depth = Math.min(DEPTH, k - p);
            int a0 = aOff + p;
            int row = from + p * WIDTH;
            int j = 0;
            if (WIDE && n == WIDTH) {
                fourVectors(m, depth, a, a0, lda, panel, row, c, cOff, ldc);
                j = n;
            }
            for (; j + 2 * LENGTH <= n; j += 2 * LENGTH) {
                twoVectors(m, depth, a, a0, lda, panel, row + j, c, cOff + j, ldc);
            }
            if (j < n) {
                oneVector(m, depth, a, a0, lda, panel, row + j, c, cOff + j, ldc);
            }
        }
    }

    private static void fourVectors(
            int m, int k, float[] a, int aOff, int lda, float[] panel, int from, float[] c, int cOff, int ldc) {
        int i = 0;
        for (; i < GemmTilesF32.rowsOfSixes(m); i += 6) {
            PanelTilesF32.tile6x4(k, a, aOff + i * lda, lda, panel, from, c, cOff + i * ldc, ldc);
        }
        for (; i + 4 <= m; i += 4) {
            PanelTilesF32.tile4x4(k, a, aOff + i * lda, lda, panel, from, c, cOff + i * ldc, ldc);
        }
        for (; i < m; i++) {
            PanelTilesF32.tile1x4(k, a, aOff + i * lda, panel, from, c, cOff + i * ldc);
        }
    }

    private static void twoVectors(
            int m, int k, float[] a, int aOff, int lda, float[] panel, int from, float[] c, int cOff, int ldc) {
        int i = 0;
        for (; WIDE && i + 8 <= m; i += 8) {
            PanelTilesF32.tile8x2(k, a, aOff + i * lda, lda, panel, from, c, cOff + i * ldc, ldc);
        }
        for (; i + 4 <= m; i += 4) {
            PanelTilesF32.tile4x2(k, a, aOff + i * lda, lda, panel, from, c, cOff + i * ldc, ldc);
        }
        if (i + 2 <= m) {
            PanelTilesF32.tile2x2(k, a, aOff + i * lda, lda, panel, from, c, cOff + i * ldc, ldc);
            i += 2;
        }
        if (i < m) {
            PanelTilesF32.tile1x2(k, a, aOff + i * lda, panel, from, c, cOff + i * ldc);
        }
    }

    private static void oneVector(
            int m, int k, float[] a, int aOff, int lda, float[] panel, int from, float[] c, int cOff, int ldc) {
        int i = 0;
        for (; i + 8 <= m; i += 8) {
            PanelTilesF32.tile8x1(k, a, aOff + i * lda, lda, panel, from, c, cOff + i * ldc, ldc);
        }
        for (; i + 4 <= m; i += 4) {
            PanelTilesF32.tile4x1(k, a, aOff + i * lda, lda, panel, from, c, cOff + i * ldc, ldc);
        }
        for (; i < m; i++) {
            PanelTilesF32.tile1x1(k, a, aOff + i * lda, panel, from, c, cOff + i * ldc);
        }
    }
}
