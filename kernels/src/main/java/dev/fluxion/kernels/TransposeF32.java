package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/** Transposes blocks in registers, by exchanging halves, quarters, … of pairs of rows (Eklundh, A fast computer method for matrix transposing, 1972). */
final class TransposeF32 {
    /** Whether there is a transpose for the vectors of this machine. */
    static final boolean POSSIBLE = LENGTH == 8 || LENGTH == 16;

    private static final VectorShuffle<Float> SWAP_1 = VectorShuffle.fromOp(SPECIES, i -> (i ^ 1) % LENGTH);
    private static final VectorShuffle<Float> SWAP_2 = VectorShuffle.fromOp(SPECIES, i -> (i ^ 2) % LENGTH);
    private static final VectorShuffle<Float> SWAP_4 = VectorShuffle.fromOp(SPECIES, i -> (i ^ 4) % LENGTH);
    private static final VectorShuffle<Float> SWAP_8 = VectorShuffle.fromOp(SPECIES, i -> (i ^ 8) % LENGTH);
    private static final VectorMask<Float> BIT_1 = VectorMask.fromLong(SPECIES, 0xAAAA);
    private static final VectorMask<Float> BIT_2 = VectorMask.fromLong(SPECIES, 0xCCCC);
    private static final VectorMask<Float> BIT_4 = VectorMask.fromLong(SPECIES, 0xF0F0);
    private static final VectorMask<Float> BIT_8 = VectorMask.fromLong(SPECIES, 0xFF00);

    private TransposeF32() {}

    /**
     * {@code t[tOff + p·ldt + j] = b[bOff + j·ldb + p]} for j below {@code rows} and p below k, a multiple of {@link LanesF32#LENGTH}. Rows beyond whole vectors
     * are copied one by one, all of them where there is no transpose. Modified: t. Not modified: b.
     */
    static void rows(int rows, int k, float[] b, int bOff, int ldb, float[] t, int tOff, int ldt) {
        int whole = POSSIBLE ? rows - rows % LENGTH : 0;
        for (int j = 0; j < whole; j += LENGTH) {
            panel(k, b, bOff + j * ldb, ldb, t, tOff + j, ldt);
        }
        for (int j = whole; j < rows; j++) {
            for (int p = 0; p < k; p++) {
                t[tOff + p * ldt + j] = b[bOff + j * ldb + p];
            }
        }
    }

    /**
     * {@code t[tOff + p·ldt + j] = b[bOff + j·ldb + p]} for j below {@link LanesF32#LENGTH} and p below k, a multiple of it. Modified: t. Not modified: b.
     */
    private static void panel(int k, float[] b, int bOff, int ldb, float[] t, int tOff, int ldt) {
        for (int p = 0; p < k; p += LENGTH) {
            if (LENGTH == 16) {
                block16(b, bOff + p, ldb, t, tOff + p * ldt, ldt);
            } else {
                block8(b, bOff + p, ldb, t, tOff + p * ldt, ldt);
            }
        }
    }

    private static void block8(float[] b, int from, int ldb, float[] t, int to, int ldt) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, b, from);
        FloatVector x1 = FloatVector.fromArray(SPECIES, b, from + ldb);
        FloatVector x2 = FloatVector.fromArray(SPECIES, b, from + 2 * ldb);
        FloatVector x3 = FloatVector.fromArray(SPECIES, b, from + 3 * ldb);
        FloatVector x4 = FloatVector.fromArray(SPECIES, b, from + 4 * ldb);
        FloatVector x5 = FloatVector.fromArray(SPECIES, b, from + 5 * ldb);
        FloatVector x6 = FloatVector.fromArray(SPECIES, b, from + 6 * ldb);
        FloatVector x7 = FloatVector.fromArray(SPECIES, b, from + 7 * ldb);
        FloatVector y0 = x0.blend(x1.rearrange(SWAP_1), BIT_1);
        FloatVector y1 = x0.rearrange(SWAP_1).blend(x1, BIT_1);
        FloatVector y2 = x2.blend(x3.rearrange(SWAP_1), BIT_1);
        FloatVector y3 = x2.rearrange(SWAP_1).blend(x3, BIT_1);
        FloatVector y4 = x4.blend(x5.rearrange(SWAP_1), BIT_1);
        FloatVector y5 = x4.rearrange(SWAP_1).blend(x5, BIT_1);
        FloatVector y6 = x6.blend(x7.rearrange(SWAP_1), BIT_1);
        FloatVector y7 = x6.rearrange(SWAP_1).blend(x7, BIT_1);
        FloatVector z0 = y0.blend(y2.rearrange(SWAP_2), BIT_2);
        FloatVector z2 = y0.rearrange(SWAP_2).blend(y2, BIT_2);
        FloatVector z1 = y1.blend(y3.rearrange(SWAP_2), BIT_2);
        FloatVector z3 = y1.rearrange(SWAP_2).blend(y3, BIT_2);
        FloatVector z4 = y4.blend(y6.rearrange(SWAP_2), BIT_2);
        FloatVector z6 = y4.rearrange(SWAP_2).blend(y6, BIT_2);
        FloatVector z5 = y5.blend(y7.rearrange(SWAP_2), BIT_2);
        FloatVector z7 = y5.rearrange(SWAP_2).blend(y7, BIT_2);
        FloatVector u0 = z0.blend(z4.rearrange(SWAP_4), BIT_4);
        FloatVector u4 = z0.rearrange(SWAP_4).blend(z4, BIT_4);
        FloatVector u1 = z1.blend(z5.rearrange(SWAP_4), BIT_4);
        FloatVector u5 = z1.rearrange(SWAP_4).blend(z5, BIT_4);
        FloatVector u2 = z2.blend(z6.rearrange(SWAP_4), BIT_4);
        FloatVector u6 = z2.rearrange(SWAP_4).blend(z6, BIT_4);
        FloatVector u3 = z3.blend(z7.rearrange(SWAP_4), BIT_4);
        FloatVector u7 = z3.rearrange(SWAP_4).blend(z7, BIT_4);
        u0.intoArray(t, to);
        u1.intoArray(t, to + ldt);
        u2.intoArray(t, to + 2 * ldt);
        u3.intoArray(t, to + 3 * ldt);
        u4.intoArray(t, to + 4 * ldt);
        u5.intoArray(t, to + 5 * ldt);
        u6.intoArray(t, to + 6 * ldt);
        u7.intoArray(t, to + 7 * ldt);
    }

    private static void block16(float[] b, int from, int ldb, float[] t, int to, int ldt) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, b, from);
        FloatVector x1 = FloatVector.fromArray(SPECIES, b, from + ldb);
        FloatVector x2 = FloatVector.fromArray(SPECIES, b, from + 2 * ldb);
        FloatVector x3 = FloatVector.fromArray(SPECIES, b, from + 3 * ldb);
        FloatVector x4 = FloatVector.fromArray(SPECIES, b, from + 4 * ldb);
        FloatVector x5 = FloatVector.fromArray(SPECIES, b, from + 5 * ldb);
        FloatVector x6 = FloatVector.fromArray(SPECIES, b, from + 6 * ldb);
        FloatVector x7 = FloatVector.fromArray(SPECIES, b, from + 7 * ldb);
        FloatVector x8 = FloatVector.fromArray(SPECIES, b, from + 8 * ldb);
        FloatVector x9 = FloatVector.fromArray(SPECIES, b, from + 9 * ldb);
        FloatVector x10 = FloatVector.fromArray(SPECIES, b, from + 10 * ldb);
        FloatVector x11 = FloatVector.fromArray(SPECIES, b, from + 11 * ldb);
        FloatVector x12 = FloatVector.fromArray(SPECIES, b, from + 12 * ldb);
        FloatVector x13 = FloatVector.fromArray(SPECIES, b, from + 13 * ldb);
        FloatVector x14 = FloatVector.fromArray(SPECIES, b, from + 14 * ldb);
        FloatVector x15 = FloatVector.fromArray(SPECIES, b, from + 15 * ldb);
        FloatVector y0 = x0.blend(x1.rearrange(SWAP_1), BIT_1);
        FloatVector y1 = x0.rearrange(SWAP_1).blend(x1, BIT_1);
        FloatVector y2 = x2.blend(x3.rearrange(SWAP_1), BIT_1);
        FloatVector y3 = x2.rearrange(SWAP_1).blend(x3, BIT_1);
        FloatVector y4 = x4.blend(x5.rearrange(SWAP_1), BIT_1);
        FloatVector y5 = x4.rearrange(SWAP_1).blend(x5, BIT_1);
        FloatVector y6 = x6.blend(x7.rearrange(SWAP_1), BIT_1);
        FloatVector y7 = x6.rearrange(SWAP_1).blend(x7, BIT_1);
        FloatVector y8 = x8.blend(x9.rearrange(SWAP_1), BIT_1);
        FloatVector y9 = x8.rearrange(SWAP_1).blend(x9, BIT_1);
        FloatVector y10 = x10.blend(x11.rearrange(SWAP_1), BIT_1);
        FloatVector y11 = x10.rearrange(SWAP_1).blend(x11, BIT_1);
        FloatVector y12 = x12.blend(x13.rearrange(SWAP_1), BIT_1);
        FloatVector y13 = x12.rearrange(SWAP_1).blend(x13, BIT_1);
        FloatVector y14 = x14.blend(x15.rearrange(SWAP_1), BIT_1);
        FloatVector y15 = x14.rearrange(SWAP_1).blend(x15, BIT_1);
        FloatVector z0 = y0.blend(y2.rearrange(SWAP_2), BIT_2);
        FloatVector z2 = y0.rearrange(SWAP_2).blend(y2, BIT_2);
        FloatVector z1 = y1.blend(y3.rearrange(SWAP_2), BIT_2);
        FloatVector z3 = y1.rearrange(SWAP_2).blend(y3, BIT_2);
        FloatVector z4 = y4.blend(y6.rearrange(SWAP_2), BIT_2);
        FloatVector z6 = y4.rearrange(SWAP_2).blend(y6, BIT_2);
        FloatVector z5 = y5.blend(y7.rearrange(SWAP_2), BIT_2);
        FloatVector z7 = y5.rearrange(SWAP_2).blend(y7, BIT_2);
        FloatVector z8 = y8.blend(y10.rearrange(SWAP_2), BIT_2);
        FloatVector z10 = y8.rearrange(SWAP_2).blend(y10, BIT_2);
        FloatVector z9 = y9.blend(y11.rearrange(SWAP_2), BIT_2);
        FloatVector z11 = y9.rearrange(SWAP_2).blend(y11, BIT_2);
        FloatVector z12 = y12.blend(y14.rearrange(SWAP_2), BIT_2);
        FloatVector z14 = y12.rearrange(SWAP_2).blend(y14, BIT_2);
        FloatVector z13 = y13.blend(y15.rearrange(SWAP_2), BIT_2);
        FloatVector z15 = y13.rearrange(SWAP_2).blend(y15, BIT_2);
        FloatVector u0 = z0.blend(z4.rearrange(SWAP_4), BIT_4);
        FloatVector u4 = z0.rearrange(SWAP_4).blend(z4, BIT_4);
        FloatVector u1 = z1.blend(z5.rearrange(SWAP_4), BIT_4);
        FloatVector u5 = z1.rearrange(SWAP_4).blend(z5, BIT_4);
        FloatVector u2 = z2.blend(z6.rearrange(SWAP_4), BIT_4);
        FloatVector u6 = z2.rearrange(SWAP_4).blend(z6, BIT_4);
        FloatVector u3 = z3.blend(z7.rearrange(SWAP_4), BIT_4);
        FloatVector u7 = z3.rearrange(SWAP_4).blend(z7, BIT_4);
        FloatVector u8 = z8.blend(z12.rearrange(SWAP_4), BIT_4);
        FloatVector u12 = z8.rearrange(SWAP_4).blend(z12, BIT_4);
        FloatVector u9 = z9.blend(z13.rearrange(SWAP_4), BIT_4);
        FloatVector u13 = z9.rearrange(SWAP_4).blend(z13, BIT_4);
        FloatVector u10 = z10.blend(z14.rearrange(SWAP_4), BIT_4);
        FloatVector u14 = z10.rearrange(SWAP_4).blend(z14, BIT_4);
        FloatVector u11 = z11.blend(z15.rearrange(SWAP_4), BIT_4);
        FloatVector u15 = z11.rearrange(SWAP_4).blend(z15, BIT_4);
        FloatVector v0 = u0.blend(u8.rearrange(SWAP_8), BIT_8);
        FloatVector v8 = u0.rearrange(SWAP_8).blend(u8, BIT_8);
        FloatVector v1 = u1.blend(u9.rearrange(SWAP_8), BIT_8);
        FloatVector v9 = u1.rearrange(SWAP_8).blend(u9, BIT_8);
        FloatVector v2 = u2.blend(u10.rearrange(SWAP_8), BIT_8);
        FloatVector v10 = u2.rearrange(SWAP_8).blend(u10, BIT_8);
        FloatVector v3 = u3.blend(u11.rearrange(SWAP_8), BIT_8);
        FloatVector v11 = u3.rearrange(SWAP_8).blend(u11, BIT_8);
        FloatVector v4 = u4.blend(u12.rearrange(SWAP_8), BIT_8);
        FloatVector v12 = u4.rearrange(SWAP_8).blend(u12, BIT_8);
        FloatVector v5 = u5.blend(u13.rearrange(SWAP_8), BIT_8);
        FloatVector v13 = u5.rearrange(SWAP_8).blend(u13, BIT_8);
        FloatVector v6 = u6.blend(u14.rearrange(SWAP_8), BIT_8);
        FloatVector v14 = u6.rearrange(SWAP_8).blend(u14, BIT_8);
        FloatVector v7 = u7.blend(u15.rearrange(SWAP_8), BIT_8);
        FloatVector v15 = u7.rearrange(SWAP_8).blend(u15, BIT_8);
        v0.intoArray(t, to);
        v1.intoArray(t, to + ldt);
        v2.intoArray(t, to + 2 * ldt);
        v3.intoArray(t, to + 3 * ldt);
        v4.intoArray(t, to + 4 * ldt);
        v5.intoArray(t, to + 5 * ldt);
        v6.intoArray(t, to + 6 * ldt);
        v7.intoArray(t, to + 7 * ldt);
        v8.intoArray(t, to + 8 * ldt);
        v9.intoArray(t, to + 9 * ldt);
        v10.intoArray(t, to + 10 * ldt);
        v11.intoArray(t, to + 11 * ldt);
        v12.intoArray(t, to + 12 * ldt);
        v13.intoArray(t, to + 13 * ldt);
        v14.intoArray(t, to + 14 * ldt);
        v15.intoArray(t, to + 15 * ldt);
    }
}
