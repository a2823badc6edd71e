package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Register tiles of {@code C += Σ_t A_t·B_t}: {@code tileRxV} computes R rows by V vectors of C, all of it in registers while t and k run.
 * Element (i, p) of A_t is {@code a[aOff + aTaps[t] + i * aRow + p * aColumn]}, row p of B_t starts at {@code bOff + bTaps[t] + p * ldb}.
 */
final class TapTilesF32 {
    private TapTilesF32() {}

    static void tile8x2(
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
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOff);
        FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOff + LENGTH);
        FloatVector c10 = FloatVector.fromArray(SPECIES, c, cOff + ldc);
        FloatVector c11 = FloatVector.fromArray(SPECIES, c, cOff + ldc + LENGTH);
        FloatVector c20 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc);
        FloatVector c21 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc + LENGTH);
        FloatVector c30 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc);
        FloatVector c31 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc + LENGTH);
        FloatVector c40 = FloatVector.fromArray(SPECIES, c, cOff + 4 * ldc);
        FloatVector c41 = FloatVector.fromArray(SPECIES, c, cOff + 4 * ldc + LENGTH);
        FloatVector c50 = FloatVector.fromArray(SPECIES, c, cOff + 5 * ldc);
        FloatVector c51 = FloatVector.fromArray(SPECIES, c, cOff + 5 * ldc + LENGTH);
        FloatVector c60 = FloatVector.fromArray(SPECIES, c, cOff + 6 * ldc);
        FloatVector c61 = FloatVector.fromArray(SPECIES, c, cOff + 6 * ldc + LENGTH);
        FloatVector c70 = FloatVector.fromArray(SPECIES, c, cOff + 7 * ldc);
        FloatVector c71 = FloatVector.fromArray(SPECIES, c, cOff + 7 * ldc + LENGTH);
        for (int t = 0; t < taps; t++) {
            int ai = aOff + aTaps[t];
            int bi = bOff + bTaps[t];
            for (int p = 0; p < k; p++) {
                FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
                FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LENGTH);
                FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
                c00 = a0.fma(b0, c00);
                c01 = a0.fma(b1, c01);
                FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + aRow]);
                c10 = a1.fma(b0, c10);
                c11 = a1.fma(b1, c11);
                FloatVector a2 = FloatVector.broadcast(SPECIES, a[ai + 2 * aRow]);
                c20 = a2.fma(b0, c20);
                c21 = a2.fma(b1, c21);
                FloatVector a3 = FloatVector.broadcast(SPECIES, a[ai + 3 * aRow]);
                c30 = a3.fma(b0, c30);
                c31 = a3.fma(b1, c31);
                FloatVector a4 = FloatVector.broadcast(SPECIES, a[ai + 4 * aRow]);
                c40 = a4.fma(b0, c40);
                c41 = a4.fma(b1, c41);
                FloatVector a5 = FloatVector.broadcast(SPECIES, a[ai + 5 * aRow]);
                c50 = a5.fma(b0, c50);
                c51 = a5.fma(b1, c51);
                FloatVector a6 = FloatVector.broadcast(SPECIES, a[ai + 6 * aRow]);
                c60 = a6.fma(b0, c60);
                c61 = a6.fma(b1, c61);
                FloatVector a7 = FloatVector.broadcast(SPECIES, a[ai + 7 * aRow]);
                c70 = a7.fma(b0, c70);
                c71 = a7.fma(b1, c71);
                ai += aColumn;
                bi += ldb;
            }
        }
        c00.intoArray(c, cOff);
        c01.intoArray(c, cOff + LENGTH);
        c10.intoArray(c, cOff + ldc);
        c11.intoArray(c, cOff + ldc + LENGTH);
        c20.intoArray(c, cOff + 2 * ldc);
        c21.intoArray(c, cOff + 2 * ldc + LENGTH);
        c30.intoArray(c, cOff + 3 * ldc);
        c31.intoArray(c, cOff + 3 * ldc + LENGTH);
        c40.intoArray(c, cOff + 4 * ldc);
        c41.intoArray(c, cOff + 4 * ldc + LENGTH);
        c50.intoArray(c, cOff + 5 * ldc);
        c51.intoArray(c, cOff + 5 * ldc + LENGTH);
        c60.intoArray(c, cOff + 6 * ldc);
        c61.intoArray(c, cOff + 6 * ldc + LENGTH);
        c70.intoArray(c, cOff + 7 * ldc);
        c71.intoArray(c, cOff + 7 * ldc + LENGTH);
    }

    static void tile8x1(
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
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOff);
        FloatVector c10 = FloatVector.fromArray(SPECIES, c, cOff + ldc);
        FloatVector c20 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc);
        FloatVector c30 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc);
        FloatVector c40 = FloatVector.fromArray(SPECIES, c, cOff + 4 * ldc);
        FloatVector c50 = FloatVector.fromArray(SPECIES, c, cOff + 5 * ldc);
        FloatVector c60 = FloatVector.fromArray(SPECIES, c, cOff + 6 * ldc);
        FloatVector c70 = FloatVector.fromArray(SPECIES, c, cOff + 7 * ldc);
        for (int t = 0; t < taps; t++) {
            int ai = aOff + aTaps[t];
            int bi = bOff + bTaps[t];
            for (int p = 0; p < k; p++) {
                FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
                FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
                c00 = a0.fma(b0, c00);
                FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + aRow]);
                c10 = a1.fma(b0, c10);
                FloatVector a2 = FloatVector.broadcast(SPECIES, a[ai + 2 * aRow]);
                c20 = a2.fma(b0, c20);
                FloatVector a3 = FloatVector.broadcast(SPECIES, a[ai + 3 * aRow]);
                c30 = a3.fma(b0, c30);
                FloatVector a4 = FloatVector.broadcast(SPECIES, a[ai + 4 * aRow]);
                c40 = a4.fma(b0, c40);
                FloatVector a5 = FloatVector.broadcast(SPECIES, a[ai + 5 * aRow]);
                c50 = a5.fma(b0, c50);
                FloatVector a6 = FloatVector.broadcast(SPECIES, a[ai + 6 * aRow]);
                c60 = a6.fma(b0, c60);
                FloatVector a7 = FloatVector.broadcast(SPECIES, a[ai + 7 * aRow]);
                c70 = a7.fma(b0, c70);
                ai += aColumn;
                bi += ldb;
            }
        }
        c00.intoArray(c, cOff);
        c10.intoArray(c, cOff + ldc);
        c20.intoArray(c, cOff + 2 * ldc);
        c30.intoArray(c, cOff + 3 * ldc);
        c40.intoArray(c, cOff + 4 * ldc);
        c50.intoArray(c, cOff + 5 * ldc);
        c60.intoArray(c, cOff + 6 * ldc);
        c70.intoArray(c, cOff + 7 * ldc);
    }

    static void tile4x2(
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
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOff);
        FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOff + LENGTH);
        FloatVector c10 = FloatVector.fromArray(SPECIES, c, cOff + ldc);
        FloatVector c11 = FloatVector.fromArray(SPECIES, c, cOff + ldc + LENGTH);
        FloatVector c20 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc);
        FloatVector c21 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc + LENGTH);
        FloatVector c30 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc);
        FloatVector c31 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc + LENGTH);
        for (int t = 0; t < taps; t++) {
            int ai = aOff + aTaps[t];
            int bi = bOff + bTaps[t];
            for (int p = 0; p < k; p++) {
                FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
                FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LENGTH);
                FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
                c00 = a0.fma(b0, c00);
                c01 = a0.fma(b1, c01);
                FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + aRow]);
                c10 = a1.fma(b0, c10);
                c11 = a1.fma(b1, c11);
                FloatVector a2 = FloatVector.broadcast(SPECIES, a[ai + 2 * aRow]);
                c20 = a2.fma(b0, c20);
                c21 = a2.fma(b1, c21);
                FloatVector a3 = FloatVector.broadcast(SPECIES, a[ai + 3 * aRow]);
                c30 = a3.fma(b0, c30);
                c31 = a3.fma(b1, c31);
                ai += aColumn;
                bi += ldb;
            }
        }
        c00.intoArray(c, cOff);
        c01.intoArray(c, cOff + LENGTH);
        c10.intoArray(c, cOff + ldc);
        c11.intoArray(c, cOff + ldc + LENGTH);
        c20.intoArray(c, cOff + 2 * ldc);
        c21.intoArray(c, cOff + 2 * ldc + LENGTH);
        c30.intoArray(c, cOff + 3 * ldc);
        c31.intoArray(c, cOff + 3 * ldc + LENGTH);
    }

    static void tile4x1(
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
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOff);
        FloatVector c10 = FloatVector.fromArray(SPECIES, c, cOff + ldc);
        FloatVector c20 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc);
        FloatVector c30 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc);
        for (int t = 0; t < taps; t++) {
            int ai = aOff + aTaps[t];
            int bi = bOff + bTaps[t];
            for (int p = 0; p < k; p++) {
                FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
                FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
                c00 = a0.fma(b0, c00);
                FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + aRow]);
                c10 = a1.fma(b0, c10);
                FloatVector a2 = FloatVector.broadcast(SPECIES, a[ai + 2 * aRow]);
                c20 = a2.fma(b0, c20);
                FloatVector a3 = FloatVector.broadcast(SPECIES, a[ai + 3 * aRow]);
                c30 = a3.fma(b0, c30);
                ai += aColumn;
                bi += ldb;
            }
        }
        c00.intoArray(c, cOff);
        c10.intoArray(c, cOff + ldc);
        c20.intoArray(c, cOff + 2 * ldc);
        c30.intoArray(c, cOff + 3 * ldc);
    }

    static void tile3x2(
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
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOff);
        FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOff + LENGTH);
        FloatVector c10 = FloatVector.fromArray(SPECIES, c, cOff + ldc);
        FloatVector c11 = FloatVector.fromArray(SPECIES, c, cOff + ldc + LENGTH);
        FloatVector c20 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc);
        FloatVector c21 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc + LENGTH);
        for (int t = 0; t < taps; t++) {
            int ai = aOff + aTaps[t];
            int bi = bOff + bTaps[t];
            for (int p = 0; p < k; p++) {
                FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
                FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LENGTH);
                FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
                c00 = a0.fma(b0, c00);
                c01 = a0.fma(b1, c01);
                FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + aRow]);
                c10 = a1.fma(b0, c10);
                c11 = a1.fma(b1, c11);
                FloatVector a2 = FloatVector.broadcast(SPECIES, a[ai + 2 * aRow]);
                c20 = a2.fma(b0, c20);
                c21 = a2.fma(b1, c21);
                ai += aColumn;
                bi += ldb;
            }
        }
        c00.intoArray(c, cOff);
        c01.intoArray(c, cOff + LENGTH);
        c10.intoArray(c, cOff + ldc);
        c11.intoArray(c, cOff + ldc + LENGTH);
        c20.intoArray(c, cOff + 2 * ldc);
        c21.intoArray(c, cOff + 2 * ldc + LENGTH);
    }

    static void tile2x2(
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
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOff);
        FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOff + LENGTH);
        FloatVector c10 = FloatVector.fromArray(SPECIES, c, cOff + ldc);
        FloatVector c11 = FloatVector.fromArray(SPECIES, c, cOff + ldc + LENGTH);
        for (int t = 0; t < taps; t++) {
            int ai = aOff + aTaps[t];
            int bi = bOff + bTaps[t];
            for (int p = 0; p < k; p++) {
                FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
                FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LENGTH);
                FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
                c00 = a0.fma(b0, c00);
                c01 = a0.fma(b1, c01);
                FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + aRow]);
                c10 = a1.fma(b0, c10);
                c11 = a1.fma(b1, c11);
                ai += aColumn;
                bi += ldb;
            }
        }
        c00.intoArray(c, cOff);
        c01.intoArray(c, cOff + LENGTH);
        c10.intoArray(c, cOff + ldc);
        c11.intoArray(c, cOff + ldc + LENGTH);
    }

    static void tile1x2(
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
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOff);
        FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOff + LENGTH);
        for (int t = 0; t < taps; t++) {
            int ai = aOff + aTaps[t];
            int bi = bOff + bTaps[t];
            for (int p = 0; p < k; p++) {
                FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
                FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LENGTH);
                FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
                c00 = a0.fma(b0, c00);
                c01 = a0.fma(b1, c01);
                ai += aColumn;
                bi += ldb;
            }
        }
        c00.intoArray(c, cOff);
        c01.intoArray(c, cOff + LENGTH);
    }

    static void tile3x1(
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
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, cOff);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, cOff + ldc);
        FloatVector c2 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc);
        for (int t = 0; t < taps; t++) {
            int ai = aOff + aTaps[t];
            int bi = bOff + bTaps[t];
            for (int p = 0; p < k; p++) {
                FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
                c0 = FloatVector.broadcast(SPECIES, a[ai]).fma(b0, c0);
                c1 = FloatVector.broadcast(SPECIES, a[ai + aRow]).fma(b0, c1);
                c2 = FloatVector.broadcast(SPECIES, a[ai + 2 * aRow]).fma(b0, c2);
                ai += aColumn;
                bi += ldb;
            }
        }
        c0.intoArray(c, cOff);
        c1.intoArray(c, cOff + ldc);
        c2.intoArray(c, cOff + 2 * ldc);
    }

    static void tile2x1(
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
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, cOff);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, cOff + ldc);
        for (int t = 0; t < taps; t++) {
            int ai = aOff + aTaps[t];
            int bi = bOff + bTaps[t];
            for (int p = 0; p < k; p++) {
                FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
                c0 = FloatVector.broadcast(SPECIES, a[ai]).fma(b0, c0);
                c1 = FloatVector.broadcast(SPECIES, a[ai + aRow]).fma(b0, c1);
                ai += aColumn;
                bi += ldb;
            }
        }
        c0.intoArray(c, cOff);
        c1.intoArray(c, cOff + ldc);
    }

    static void tile1x1(
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
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOff);
        for (int t = 0; t < taps; t++) {
            int ai = aOff + aTaps[t];
            int bi = bOff + bTaps[t];
            for (int p = 0; p < k; p++) {
                FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
                FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
                c00 = a0.fma(b0, c00);
                ai += aColumn;
                bi += ldb;
            }
        }
        c00.intoArray(c, cOff);
    }
}
