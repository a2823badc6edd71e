package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Register tiles of {@code C += A·Bᵀ}: {@code dotsRx4} leaves the dot products of R rows of A with four rows of B in {@code s}, row by row, and
 * {@link #addRows} adds them. Every dot product is one vector of partial sums whose lanes are added in the order of {@link LanesF32#sum}, so an
 * element of C does not depend on the tile it fell into: neighbours, pairs of neighbours, then the groups of four. Two vectors are folded into one at each
 * stage, which halves the additions; the stages are written out, since a vector that is passed to a method C2 declines to inline is
 * boxed, and a step was seen to take five times as long. Where the columns of C are no multiple of four, the last tile overlaps its neighbour,
 * and its first {@code skip} columns are not added again. {@code s} is scratch of {@link #SCRATCH} elements.
 */
final class GemmDotsF32 {
    /** Elements of scratch of one call. */
    static final int SCRATCH = 16 * LENGTH;

    private static final VectorShuffle<Float> SWAP_1 = VectorShuffle.fromOp(SPECIES, i -> (i ^ 1) % LENGTH);
    private static final VectorShuffle<Float> SWAP_2 = VectorShuffle.fromOp(SPECIES, i -> (i ^ 2) % LENGTH);
    private static final VectorShuffle<Float> SWAP_4 = VectorShuffle.fromOp(SPECIES, i -> (i ^ 4) % LENGTH);
    private static final VectorShuffle<Float> SWAP_8 = VectorShuffle.fromOp(SPECIES, i -> (i ^ 8) % LENGTH);
    private static final VectorMask<Float> BIT_1 = VectorMask.fromLong(SPECIES, 0xAAAA);
    private static final VectorMask<Float> BIT_2 = VectorMask.fromLong(SPECIES, 0xCCCC);
    private static final VectorMask<Float> BIT_4 = VectorMask.fromLong(SPECIES, 0xF0F0);
    private static final VectorMask<Float> BIT_8 = VectorMask.fromLong(SPECIES, 0xFF00);

    private GemmDotsF32() {}

    /** For vectors of 8 or 16 elements. */
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
        c00 = c00.blend(c01, BIT_1).add(c01.blend(c00, BIT_1).rearrange(SWAP_1));
        c02 = c02.blend(c03, BIT_1).add(c03.blend(c02, BIT_1).rearrange(SWAP_1));
        c00 = c00.blend(c02, BIT_2).add(c02.blend(c00, BIT_2).rearrange(SWAP_2));
        c10 = c10.blend(c11, BIT_1).add(c11.blend(c10, BIT_1).rearrange(SWAP_1));
        c12 = c12.blend(c13, BIT_1).add(c13.blend(c12, BIT_1).rearrange(SWAP_1));
        c10 = c10.blend(c12, BIT_2).add(c12.blend(c10, BIT_2).rearrange(SWAP_2));
        c20 = c20.blend(c21, BIT_1).add(c21.blend(c20, BIT_1).rearrange(SWAP_1));
        c22 = c22.blend(c23, BIT_1).add(c23.blend(c22, BIT_1).rearrange(SWAP_1));
        c20 = c20.blend(c22, BIT_2).add(c22.blend(c20, BIT_2).rearrange(SWAP_2));
        c30 = c30.blend(c31, BIT_1).add(c31.blend(c30, BIT_1).rearrange(SWAP_1));
        c32 = c32.blend(c33, BIT_1).add(c33.blend(c32, BIT_1).rearrange(SWAP_1));
        c30 = c30.blend(c32, BIT_2).add(c32.blend(c30, BIT_2).rearrange(SWAP_2));
        if (LENGTH > 8) {
            c00 = c00.blend(c20, BIT_8).add(c20.blend(c00, BIT_8).rearrange(SWAP_8));
            c10 = c10.blend(c30, BIT_8).add(c30.blend(c10, BIT_8).rearrange(SWAP_8));
            c00 = c00.blend(c10, BIT_4).add(c10.blend(c00, BIT_4).rearrange(SWAP_4));
            c00.intoArray(s, 0);
        } else {
            c00 = c00.blend(c10, BIT_4).add(c10.blend(c00, BIT_4).rearrange(SWAP_4));
            c20 = c20.blend(c30, BIT_4).add(c30.blend(c20, BIT_4).rearrange(SWAP_4));
            c00.intoArray(s, 0);
            c20.intoArray(s, LENGTH);
        }
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
        if (LENGTH < 4) {
            s[0] = c00.lane(0) + c00.lane(1);
            s[1] = c01.lane(0) + c01.lane(1);
            s[2] = c02.lane(0) + c02.lane(1);
            s[3] = c03.lane(0) + c03.lane(1);
            s[4] = c10.lane(0) + c10.lane(1);
            s[5] = c11.lane(0) + c11.lane(1);
            s[6] = c12.lane(0) + c12.lane(1);
            s[7] = c13.lane(0) + c13.lane(1);
            return;
        }
        c00 = c00.blend(c01, BIT_1).add(c01.blend(c00, BIT_1).rearrange(SWAP_1));
        c02 = c02.blend(c03, BIT_1).add(c03.blend(c02, BIT_1).rearrange(SWAP_1));
        c00 = c00.blend(c02, BIT_2).add(c02.blend(c00, BIT_2).rearrange(SWAP_2));
        c10 = c10.blend(c11, BIT_1).add(c11.blend(c10, BIT_1).rearrange(SWAP_1));
        c12 = c12.blend(c13, BIT_1).add(c13.blend(c12, BIT_1).rearrange(SWAP_1));
        c10 = c10.blend(c12, BIT_2).add(c12.blend(c10, BIT_2).rearrange(SWAP_2));
        if (LENGTH > 8) {
            c00 = c00.add(c00.rearrange(SWAP_8));
            c10 = c10.add(c10.rearrange(SWAP_8));
        }
        if (LENGTH > 4) {
            c00 = c00.add(c00.rearrange(SWAP_4));
            c10 = c10.add(c10.rearrange(SWAP_4));
        }
        c00.intoArray(s, 0);
        c10.intoArray(s, 4);
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
        if (LENGTH < 4) {
            s[0] = c00.lane(0) + c00.lane(1);
            s[1] = c01.lane(0) + c01.lane(1);
            s[2] = c02.lane(0) + c02.lane(1);
            s[3] = c03.lane(0) + c03.lane(1);
            return;
        }
        c00 = c00.blend(c01, BIT_1).add(c01.blend(c00, BIT_1).rearrange(SWAP_1));
        c02 = c02.blend(c03, BIT_1).add(c03.blend(c02, BIT_1).rearrange(SWAP_1));
        c00 = c00.blend(c02, BIT_2).add(c02.blend(c00, BIT_2).rearrange(SWAP_2));
        if (LENGTH > 8) {
            c00 = c00.add(c00.rearrange(SWAP_8));
        }
        if (LENGTH > 4) {
            c00 = c00.add(c00.rearrange(SWAP_4));
        }
        c00.intoArray(s, 0);
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
     * Adds rows of four sums to C, or all but the first {@code skip} of each. Four of the lanes of a whole vector, and no vector of four: a second
     * length at the same methods of the Vector API makes C2 leave vectors of other kernels in boxes.
     */
    static void addRows(float[] s, int rows, float[] c, int cOff, int ldc, int skip) {
        VectorMask<Float> columns = VectorMask.fromLong(SPECIES, 0xF & (-1 << skip));
        for (int row = 0; row < rows; row++) {
            int to = cOff + row * ldc;
            if (LENGTH < 4) {
                for (int column = skip; column < 4; column++) {
                    c[to + column] += s[4 * row + column];
                }
            } else {
                FloatVector sums = FloatVector.fromArray(SPECIES, s, 4 * row);
                FloatVector.fromArray(SPECIES, c, to, columns).add(sums).intoArray(c, to, columns);
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
