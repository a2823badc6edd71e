package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Register tiles of {@code C += A·Bᵀ}: {@code dotsRx4} adds the dot products of R rows of A with four rows of B. Every dot product is one vector of partial
 * sums, folded by {@link LanesF32#sums} or {@link LanesF32#sum}, so an element of C does not depend on the tile it fell into.
 * Where the columns of C are no multiple of four, the last tile overlaps its neighbour, and its first {@code skip} columns are not added again.
 * {@code s} is scratch of {@link #SCRATCH} elements.
 */
final class GemmDotsF32 {
    /** Elements of scratch of one call. */
    static final int SCRATCH = 16 * LENGTH;

    private static final FloatVector INDEX = FloatVector.zero(FormatF32.FOUR).addIndex(1);

    private GemmDotsF32() {}

    static void dots4x4(int k, float[] a, int aOff, int lda, float[] b, int bOff, int ldb, float[] s) {
        FloatVector c00 = FloatVector.zero(SPECIES), c01 = c00, c02 = c00, c03 = c00;
        FloatVector c10 = c00, c11 = c00, c12 = c00, c13 = c00;
        FloatVector c20 = c00, c21 = c00, c22 = c00, c23 = c00;
        FloatVector c30 = c00, c31 = c00, c32 = c00, c33 = c00;
        for (int p = 0; p < k; p += LENGTH) {
            FloatVector a0 = FloatVector.fromArray(SPECIES, a, aOff + p);
            FloatVector a1 = FloatVector.fromArray(SPECIES, a, aOff + lda + p);
            FloatVector a2 = FloatVector.fromArray(SPECIES, a, aOff + 2 * lda + p);
            FloatVector a3 = FloatVector.fromArray(SPECIES, a, aOff + 3 * lda + p);
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOff + p);
            c00 = a0.fma(b0, c00);
            c10 = a1.fma(b0, c10);
            c20 = a2.fma(b0, c20);
            c30 = a3.fma(b0, c30);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bOff + ldb + p);
            c01 = a0.fma(b1, c01);
            c11 = a1.fma(b1, c11);
            c21 = a2.fma(b1, c21);
            c31 = a3.fma(b1, c31);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bOff + 2 * ldb + p);
            c02 = a0.fma(b2, c02);
            c12 = a1.fma(b2, c12);
            c22 = a2.fma(b2, c22);
            c32 = a3.fma(b2, c32);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, bOff + 3 * ldb + p);
            c03 = a0.fma(b3, c03);
            c13 = a1.fma(b3, c13);
            c23 = a2.fma(b3, c23);
            c33 = a3.fma(b3, c33);
        }
        c00.intoArray(s, 0 * LENGTH);
        c01.intoArray(s, 1 * LENGTH);
        c02.intoArray(s, 2 * LENGTH);
        c03.intoArray(s, 3 * LENGTH);
        c10.intoArray(s, 4 * LENGTH);
        c11.intoArray(s, 5 * LENGTH);
        c12.intoArray(s, 6 * LENGTH);
        c13.intoArray(s, 7 * LENGTH);
        c20.intoArray(s, 8 * LENGTH);
        c21.intoArray(s, 9 * LENGTH);
        c22.intoArray(s, 10 * LENGTH);
        c23.intoArray(s, 11 * LENGTH);
        c30.intoArray(s, 12 * LENGTH);
        c31.intoArray(s, 13 * LENGTH);
        c32.intoArray(s, 14 * LENGTH);
        c33.intoArray(s, 15 * LENGTH);
    }

    static void dots2x4(int k, float[] a, int aOff, int lda, float[] b, int bOff, int ldb, float[] s) {
        FloatVector c00 = FloatVector.zero(SPECIES), c01 = c00, c02 = c00, c03 = c00;
        FloatVector c10 = c00, c11 = c00, c12 = c00, c13 = c00;
        for (int p = 0; p < k; p += LENGTH) {
            FloatVector a0 = FloatVector.fromArray(SPECIES, a, aOff + p);
            FloatVector a1 = FloatVector.fromArray(SPECIES, a, aOff + lda + p);
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOff + p);
            c00 = a0.fma(b0, c00);
            c10 = a1.fma(b0, c10);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bOff + ldb + p);
            c01 = a0.fma(b1, c01);
            c11 = a1.fma(b1, c11);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bOff + 2 * ldb + p);
            c02 = a0.fma(b2, c02);
            c12 = a1.fma(b2, c12);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, bOff + 3 * ldb + p);
            c03 = a0.fma(b3, c03);
            c13 = a1.fma(b3, c13);
        }
        c00.intoArray(s, 0 * LENGTH);
        c01.intoArray(s, 1 * LENGTH);
        c02.intoArray(s, 2 * LENGTH);
        c03.intoArray(s, 3 * LENGTH);
        c10.intoArray(s, 4 * LENGTH);
        c11.intoArray(s, 5 * LENGTH);
        c12.intoArray(s, 6 * LENGTH);
        c13.intoArray(s, 7 * LENGTH);
    }

    static void dots1x4(int k, float[] a, int aOff, float[] b, int bOff, int ldb, float[] s) {
        FloatVector c00 = FloatVector.zero(SPECIES), c01 = c00, c02 = c00, c03 = c00;
        for (int p = 0; p < k; p += LENGTH) {
            FloatVector a0 = FloatVector.fromArray(SPECIES, a, aOff + p);
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOff + p);
            c00 = a0.fma(b0, c00);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bOff + ldb + p);
            c01 = a0.fma(b1, c01);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bOff + 2 * ldb + p);
            c02 = a0.fma(b2, c02);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, bOff + 3 * ldb + p);
            c03 = a0.fma(b3, c03);
        }
        c00.intoArray(s, 0 * LENGTH);
        c01.intoArray(s, 1 * LENGTH);
        c02.intoArray(s, 2 * LENGTH);
        c03.intoArray(s, 3 * LENGTH);
    }

    /** The same for four rows of A with one row of B: a column of four in C. */
    static void dots4x1(int k, float[] a, int aOff, int lda, float[] b, int bOff, float[] s) {
        FloatVector c0 = FloatVector.zero(SPECIES), c1 = c0, c2 = c0, c3 = c0;
        for (int p = 0; p < k; p += LENGTH) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOff + p);
            c0 = FloatVector.fromArray(SPECIES, a, aOff + p).fma(b0, c0);
            c1 = FloatVector.fromArray(SPECIES, a, aOff + lda + p).fma(b0, c1);
            c2 = FloatVector.fromArray(SPECIES, a, aOff + 2 * lda + p).fma(b0, c2);
            c3 = FloatVector.fromArray(SPECIES, a, aOff + 3 * lda + p).fma(b0, c3);
        }
        c0.intoArray(s, 0 * LENGTH);
        c1.intoArray(s, 1 * LENGTH);
        c2.intoArray(s, 2 * LENGTH);
        c3.intoArray(s, 3 * LENGTH);
    }

    static void dots1x1(int k, float[] a, int aOff, float[] b, int bOff, float[] s) {
        FloatVector c0 = FloatVector.zero(SPECIES);
        for (int p = 0; p < k; p += LENGTH) {
            FloatVector a0 = FloatVector.fromArray(SPECIES, a, aOff + p);
            c0 = a0.fma(FloatVector.fromArray(SPECIES, b, bOff + p), c0);
        }
        c0.intoArray(s, 0);
    }

    /**
     * Adds the sums of four vectors per row to four elements of C, or to all but the first {@code skip} of them. The vectors come through
     * {@code s} and not as arguments: where C2 declines to inline into a caller of this size, vector arguments are boxed, and a
     * step was seen to take five times as long.
     */
    static void addRows(float[] s, int rows, float[] c, int cOff, int ldc, int skip) {
        for (int row = 0; row < rows; row++) {
            int from = 4 * row * LENGTH;
            int to = cOff + row * ldc;
            FloatVector c0 = FloatVector.fromArray(SPECIES, s, from);
            FloatVector c1 = FloatVector.fromArray(SPECIES, s, from + LENGTH);
            FloatVector c2 = FloatVector.fromArray(SPECIES, s, from + 2 * LENGTH);
            FloatVector c3 = FloatVector.fromArray(SPECIES, s, from + 3 * LENGTH);
            if (LENGTH < 4) {
                c[to] += skip < 1 ? LanesF32.sum(c0) : 0f;
                c[to + 1] += skip < 2 ? LanesF32.sum(c1) : 0f;
                c[to + 2] += skip < 3 ? LanesF32.sum(c2) : 0f;
                c[to + 3] += LanesF32.sum(c3);
            } else {
                FloatVector sums = LanesF32.sums(c0, c1, c2, c3);
                FloatVector wanted = sums.blend(0f, INDEX.compare(VectorOperators.LT, skip));
                FloatVector.fromArray(FormatF32.FOUR, c, to).add(wanted).intoArray(c, to);
            }
        }
    }

    /** Adds the sum of one vector per row to a column of C. */
    static void addColumn(float[] s, int rows, float[] c, int cOff, int ldc) {
        for (int row = 0; row < rows; row++) {
            c[cOff + row * ldc] += LanesF32.sum(FloatVector.fromArray(SPECIES, s, row * LENGTH));
        }
    }
}
