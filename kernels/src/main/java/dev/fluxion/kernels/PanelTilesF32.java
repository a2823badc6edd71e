package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;
import static dev.fluxion.kernels.PanelF32.WIDTH;

import jdk.incubator.vector.FloatVector;

/**
 * Register tiles of {@code C += A·B}: {@code tileRxV} computes R rows by V vectors of C, all of it in registers while k runs. The rows of A are contiguous,
 * those of B lie in a panel. With both steps known, C2 takes the checks of all indices out of the loop; where it does not know them, there is one for each
 * element of A.
 */
final class PanelTilesF32 {
    private PanelTilesF32() {}

    static void tile6x4(int k, float[] a, int aOff, int lda, float[] panel, int from, float[] c, int cOff, int ldc) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOff);
        FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOff + LENGTH);
        FloatVector c02 = FloatVector.fromArray(SPECIES, c, cOff + 2 * LENGTH);
        FloatVector c03 = FloatVector.fromArray(SPECIES, c, cOff + 3 * LENGTH);
        FloatVector c10 = FloatVector.fromArray(SPECIES, c, cOff + ldc);
        FloatVector c11 = FloatVector.fromArray(SPECIES, c, cOff + ldc + LENGTH);
        FloatVector c12 = FloatVector.fromArray(SPECIES, c, cOff + ldc + 2 * LENGTH);
        FloatVector c13 = FloatVector.fromArray(SPECIES, c, cOff + ldc + 3 * LENGTH);
        FloatVector c20 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc);
        FloatVector c21 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc + LENGTH);
        FloatVector c22 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc + 2 * LENGTH);
        FloatVector c23 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc + 3 * LENGTH);
        FloatVector c30 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc);
        FloatVector c31 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc + LENGTH);
        FloatVector c32 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc + 2 * LENGTH);
        FloatVector c33 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc + 3 * LENGTH);
        FloatVector c40 = FloatVector.fromArray(SPECIES, c, cOff + 4 * ldc);
        FloatVector c41 = FloatVector.fromArray(SPECIES, c, cOff + 4 * ldc + LENGTH);
        FloatVector c42 = FloatVector.fromArray(SPECIES, c, cOff + 4 * ldc + 2 * LENGTH);
        FloatVector c43 = FloatVector.fromArray(SPECIES, c, cOff + 4 * ldc + 3 * LENGTH);
        FloatVector c50 = FloatVector.fromArray(SPECIES, c, cOff + 5 * ldc);
        FloatVector c51 = FloatVector.fromArray(SPECIES, c, cOff + 5 * ldc + LENGTH);
        FloatVector c52 = FloatVector.fromArray(SPECIES, c, cOff + 5 * ldc + 2 * LENGTH);
        FloatVector c53 = FloatVector.fromArray(SPECIES, c, cOff + 5 * ldc + 3 * LENGTH);
        int row1 = aOff + lda;
        int row2 = aOff + 2 * lda;
        int row3 = aOff + 3 * lda;
        int row4 = aOff + 4 * lda;
        int row5 = aOff + 5 * lda;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH + LENGTH);
            FloatVector b2 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH + 2 * LENGTH);
            FloatVector b3 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH + 3 * LENGTH);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[aOff + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[row1 + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[row2 + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[row3 + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[row4 + p]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            c43 = a4.fma(b3, c43);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[row5 + p]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            c52 = a5.fma(b2, c52);
            c53 = a5.fma(b3, c53);
        }
        c00.intoArray(c, cOff);
        c01.intoArray(c, cOff + LENGTH);
        c02.intoArray(c, cOff + 2 * LENGTH);
        c03.intoArray(c, cOff + 3 * LENGTH);
        c10.intoArray(c, cOff + ldc);
        c11.intoArray(c, cOff + ldc + LENGTH);
        c12.intoArray(c, cOff + ldc + 2 * LENGTH);
        c13.intoArray(c, cOff + ldc + 3 * LENGTH);
        c20.intoArray(c, cOff + 2 * ldc);
        c21.intoArray(c, cOff + 2 * ldc + LENGTH);
        c22.intoArray(c, cOff + 2 * ldc + 2 * LENGTH);
        c23.intoArray(c, cOff + 2 * ldc + 3 * LENGTH);
        c30.intoArray(c, cOff + 3 * ldc);
        c31.intoArray(c, cOff + 3 * ldc + LENGTH);
        c32.intoArray(c, cOff + 3 * ldc + 2 * LENGTH);
        c33.intoArray(c, cOff + 3 * ldc + 3 * LENGTH);
        c40.intoArray(c, cOff + 4 * ldc);
        c41.intoArray(c, cOff + 4 * ldc + LENGTH);
        c42.intoArray(c, cOff + 4 * ldc + 2 * LENGTH);
        c43.intoArray(c, cOff + 4 * ldc + 3 * LENGTH);
        c50.intoArray(c, cOff + 5 * ldc);
        c51.intoArray(c, cOff + 5 * ldc + LENGTH);
        c52.intoArray(c, cOff + 5 * ldc + 2 * LENGTH);
        c53.intoArray(c, cOff + 5 * ldc + 3 * LENGTH);
    }

    static void tile4x4(int k, float[] a, int aOff, int lda, float[] panel, int from, float[] c, int cOff, int ldc) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOff);
        FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOff + LENGTH);
        FloatVector c02 = FloatVector.fromArray(SPECIES, c, cOff + 2 * LENGTH);
        FloatVector c03 = FloatVector.fromArray(SPECIES, c, cOff + 3 * LENGTH);
        FloatVector c10 = FloatVector.fromArray(SPECIES, c, cOff + ldc);
        FloatVector c11 = FloatVector.fromArray(SPECIES, c, cOff + ldc + LENGTH);
        FloatVector c12 = FloatVector.fromArray(SPECIES, c, cOff + ldc + 2 * LENGTH);
        FloatVector c13 = FloatVector.fromArray(SPECIES, c, cOff + ldc + 3 * LENGTH);
        FloatVector c20 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc);
        FloatVector c21 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc + LENGTH);
        FloatVector c22 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc + 2 * LENGTH);
        FloatVector c23 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc + 3 * LENGTH);
        FloatVector c30 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc);
        FloatVector c31 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc + LENGTH);
        FloatVector c32 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc + 2 * LENGTH);
        FloatVector c33 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc + 3 * LENGTH);
        int row1 = aOff + lda;
        int row2 = aOff + 2 * lda;
        int row3 = aOff + 3 * lda;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH + LENGTH);
            FloatVector b2 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH + 2 * LENGTH);
            FloatVector b3 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH + 3 * LENGTH);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[aOff + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[row1 + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[row2 + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[row3 + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
        }
        c00.intoArray(c, cOff);
        c01.intoArray(c, cOff + LENGTH);
        c02.intoArray(c, cOff + 2 * LENGTH);
        c03.intoArray(c, cOff + 3 * LENGTH);
        c10.intoArray(c, cOff + ldc);
        c11.intoArray(c, cOff + ldc + LENGTH);
        c12.intoArray(c, cOff + ldc + 2 * LENGTH);
        c13.intoArray(c, cOff + ldc + 3 * LENGTH);
        c20.intoArray(c, cOff + 2 * ldc);
        c21.intoArray(c, cOff + 2 * ldc + LENGTH);
        c22.intoArray(c, cOff + 2 * ldc + 2 * LENGTH);
        c23.intoArray(c, cOff + 2 * ldc + 3 * LENGTH);
        c30.intoArray(c, cOff + 3 * ldc);
        c31.intoArray(c, cOff + 3 * ldc + LENGTH);
        c32.intoArray(c, cOff + 3 * ldc + 2 * LENGTH);
        c33.intoArray(c, cOff + 3 * ldc + 3 * LENGTH);
    }

    static void tile1x4(int k, float[] a, int aOff, float[] panel, int from, float[] c, int cOff) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOff);
        FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOff + LENGTH);
        FloatVector c02 = FloatVector.fromArray(SPECIES, c, cOff + 2 * LENGTH);
        FloatVector c03 = FloatVector.fromArray(SPECIES, c, cOff + 3 * LENGTH);
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH + LENGTH);
            FloatVector b2 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH + 2 * LENGTH);
            FloatVector b3 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH + 3 * LENGTH);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[aOff + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
        }
        c00.intoArray(c, cOff);
        c01.intoArray(c, cOff + LENGTH);
        c02.intoArray(c, cOff + 2 * LENGTH);
        c03.intoArray(c, cOff + 3 * LENGTH);
    }

    static void tile8x2(int k, float[] a, int aOff, int lda, float[] panel, int from, float[] c, int cOff, int ldc) {
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
        int row1 = aOff + lda;
        int row2 = aOff + 2 * lda;
        int row3 = aOff + 3 * lda;
        int row4 = aOff + 4 * lda;
        int row5 = aOff + 5 * lda;
        int row6 = aOff + 6 * lda;
        int row7 = aOff + 7 * lda;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH + LENGTH);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[aOff + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[row1 + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[row2 + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[row3 + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[row4 + p]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[row5 + p]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[row6 + p]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[row7 + p]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
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

    static void tile4x2(int k, float[] a, int aOff, int lda, float[] panel, int from, float[] c, int cOff, int ldc) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOff);
        FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOff + LENGTH);
        FloatVector c10 = FloatVector.fromArray(SPECIES, c, cOff + ldc);
        FloatVector c11 = FloatVector.fromArray(SPECIES, c, cOff + ldc + LENGTH);
        FloatVector c20 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc);
        FloatVector c21 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc + LENGTH);
        FloatVector c30 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc);
        FloatVector c31 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc + LENGTH);
        int row1 = aOff + lda;
        int row2 = aOff + 2 * lda;
        int row3 = aOff + 3 * lda;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH + LENGTH);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[aOff + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[row1 + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[row2 + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[row3 + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
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

    static void tile2x2(int k, float[] a, int aOff, int lda, float[] panel, int from, float[] c, int cOff, int ldc) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOff);
        FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOff + LENGTH);
        FloatVector c10 = FloatVector.fromArray(SPECIES, c, cOff + ldc);
        FloatVector c11 = FloatVector.fromArray(SPECIES, c, cOff + ldc + LENGTH);
        int row1 = aOff + lda;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH + LENGTH);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[aOff + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[row1 + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
        }
        c00.intoArray(c, cOff);
        c01.intoArray(c, cOff + LENGTH);
        c10.intoArray(c, cOff + ldc);
        c11.intoArray(c, cOff + ldc + LENGTH);
    }

    static void tile1x2(int k, float[] a, int aOff, float[] panel, int from, float[] c, int cOff) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOff);
        FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOff + LENGTH);
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH + LENGTH);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[aOff + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
        }
        c00.intoArray(c, cOff);
        c01.intoArray(c, cOff + LENGTH);
    }

    static void tile8x1(int k, float[] a, int aOff, int lda, float[] panel, int from, float[] c, int cOff, int ldc) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOff);
        FloatVector c10 = FloatVector.fromArray(SPECIES, c, cOff + ldc);
        FloatVector c20 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc);
        FloatVector c30 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc);
        FloatVector c40 = FloatVector.fromArray(SPECIES, c, cOff + 4 * ldc);
        FloatVector c50 = FloatVector.fromArray(SPECIES, c, cOff + 5 * ldc);
        FloatVector c60 = FloatVector.fromArray(SPECIES, c, cOff + 6 * ldc);
        FloatVector c70 = FloatVector.fromArray(SPECIES, c, cOff + 7 * ldc);
        int row1 = aOff + lda;
        int row2 = aOff + 2 * lda;
        int row3 = aOff + 3 * lda;
        int row4 = aOff + 4 * lda;
        int row5 = aOff + 5 * lda;
        int row6 = aOff + 6 * lda;
        int row7 = aOff + 7 * lda;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[aOff + p]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[row1 + p]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[row2 + p]);
            c20 = a2.fma(b0, c20);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[row3 + p]);
            c30 = a3.fma(b0, c30);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[row4 + p]);
            c40 = a4.fma(b0, c40);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[row5 + p]);
            c50 = a5.fma(b0, c50);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[row6 + p]);
            c60 = a6.fma(b0, c60);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[row7 + p]);
            c70 = a7.fma(b0, c70);
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

    static void tile4x1(int k, float[] a, int aOff, int lda, float[] panel, int from, float[] c, int cOff, int ldc) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOff);
        FloatVector c10 = FloatVector.fromArray(SPECIES, c, cOff + ldc);
        FloatVector c20 = FloatVector.fromArray(SPECIES, c, cOff + 2 * ldc);
        FloatVector c30 = FloatVector.fromArray(SPECIES, c, cOff + 3 * ldc);
        int row1 = aOff + lda;
        int row2 = aOff + 2 * lda;
        int row3 = aOff + 3 * lda;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[aOff + p]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[row1 + p]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[row2 + p]);
            c20 = a2.fma(b0, c20);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[row3 + p]);
            c30 = a3.fma(b0, c30);
        }
        c00.intoArray(c, cOff);
        c10.intoArray(c, cOff + ldc);
        c20.intoArray(c, cOff + 2 * ldc);
        c30.intoArray(c, cOff + 3 * ldc);
    }

    static void tile1x1(int k, float[] a, int aOff, float[] panel, int from, float[] c, int cOff) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOff);
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panel, from + p * WIDTH);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[aOff + p]);
            c00 = a0.fma(b0, c00);
        }
        c00.intoArray(c, cOff);
    }
}
