package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.WIDE;

/**
 * {@code C += Σ_t A_t·B_t}, a sum of matrix products whose factors lie at given places of two arrays. A convolution is such a sum in all three
 * directions: forward over the taps of the kernel, backward to the data over the taps that reach a pixel, backward to the weights over the rows of
 * the image.
 */
final class TapProductsF32 {
    private TapProductsF32() {}

    /**
     * C m×n, A_t m×k, B_t k×n; n is a multiple of {@link LanesF32#LENGTH}. The sum runs over t, then over k, whatever the tile.
     * Modified: C. Not modified: A, B.
     */
    static void add(
            int m,
            int n,
            int taps,
            int[] aTaps,
            int[] bTaps,
            int k,
            float[] a,
            int aOff,
            int aRow,
            int aColumn,
            float[] b,
            int bOff,
            int ldb,
            float[] c,
            int cOff,
            int ldc) {
        assert n % LENGTH == 0 : n;
        int j = 0;
        for (; j + 2 * LENGTH <= n; j += 2 * LENGTH) {
            int bj = bOff + j;
            int i = 0;
            for (; WIDE && i + 8 <= m; i += 8) {
                TapTilesF32.tile8x2(
                        taps,
                        aTaps,
                        bTaps,
                        k,
                        a,
                        aOff + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bj,
                        ldb,
                        c,
                        cOff + i * ldc + j,
                        ldc);
            }
            for (; i + 4 <= m; i += 4) {
                TapTilesF32.tile4x2(
                        taps,
                        aTaps,
                        bTaps,
                        k,
                        a,
                        aOff + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bj,
                        ldb,
                        c,
                        cOff + i * ldc + j,
                        ldc);
            }
            if (m - i == 3) {
                TapTilesF32.tile3x2(
                        taps,
                        aTaps,
                        bTaps,
                        k,
                        a,
                        aOff + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bj,
                        ldb,
                        c,
                        cOff + i * ldc + j,
                        ldc);
            } else if (m - i == 2) {
                TapTilesF32.tile2x2(
                        taps,
                        aTaps,
                        bTaps,
                        k,
                        a,
                        aOff + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bj,
                        ldb,
                        c,
                        cOff + i * ldc + j,
                        ldc);
            } else if (i < m) {
                TapTilesF32.tile1x2(
                        taps,
                        aTaps,
                        bTaps,
                        k,
                        a,
                        aOff + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bj,
                        ldb,
                        c,
                        cOff + i * ldc + j,
                        ldc);
            }
        }
        if (j < n) {
            int bj = bOff + j;
            int i = 0;
            for (; i + 8 <= m; i += 8) {
                TapTilesF32.tile8x1(
                        taps,
                        aTaps,
                        bTaps,
                        k,
                        a,
                        aOff + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bj,
                        ldb,
                        c,
                        cOff + i * ldc + j,
                        ldc);
            }
            for (; i + 4 <= m; i += 4) {
                TapTilesF32.tile4x1(
                        taps,
                        aTaps,
                        bTaps,
                        k,
                        a,
                        aOff + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bj,
                        ldb,
                        c,
                        cOff + i * ldc + j,
                        ldc);
            }
            if (m - i == 3) {
                TapTilesF32.tile3x1(
                        taps,
                        aTaps,
                        bTaps,
                        k,
                        a,
                        aOff + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bj,
                        ldb,
                        c,
                        cOff + i * ldc + j,
                        ldc);
            } else if (m - i == 2) {
                TapTilesF32.tile2x1(
                        taps,
                        aTaps,
                        bTaps,
                        k,
                        a,
                        aOff + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bj,
                        ldb,
                        c,
                        cOff + i * ldc + j,
                        ldc);
            } else if (i < m) {
                TapTilesF32.tile1x1(
                        taps,
                        aTaps,
                        bTaps,
                        k,
                        a,
                        aOff + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bj,
                        ldb,
                        c,
                        cOff + i * ldc + j,
                        ldc);
            }
        }
    }
}
