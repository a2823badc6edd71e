package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Activation of one feature's jet by the tables of {@link JetRules}: any channels, any order. Four vectors of points at a time go through the tables, their
 * sums in registers. Each product of channels ({@link Monomials}) is computed once, and each sum of products that share a Taylor coefficient, which is a
 * partial Bell polynomial of the channels, is multiplied by that once.
 *
 * <p>Scratch space of four vectors, behind the rows of f for all points: the channels and their products, the adjoints of both, those of the sums.
 */
final class JetTableF32 {
    private JetTableF32() {}

    /** Vectors that go through the tables together. */
    private static final int TOGETHER = 4;

    /** Elements of a row of scratch space. */
    private static final int ROW = TOGETHER * LENGTH;

    /** Elements of scratch space behind the rows of f. */
    static int scratch(JetRules r) {
        return (2 * (r.channels + r.shorter.length) + r.bellTerms.length - 1) * ROW;
    }

    /** {@code y_c = Σ coefficient · f_order · Π h_factor} for c > 0, from f_0, f_1, … in the rows of scratch. Modified: y, scratch behind f. */
    static void forward(
            JetRules r,
            float[] z,
            int zOff,
            float[] y,
            int yOff,
            int channelStride,
            int n,
            float[] scratch,
            int f,
            int fStride) {
        int values = f + (r.order + 2) * fStride;
        for (int j = 0; j < n; j += ROW) {
            int last = Math.min(ROW, n - j) - LENGTH;
            multiplyOut(r, z, zOff + j, channelStride, last, scratch, values);
            sums(r, y, yOff + j, channelStride, last, scratch, f + j, fStride, values);
        }
    }

    /**
     * The adjoint of {@link #forward}: with the sums {@code B_{c,k}} of products, {@code B̄_{c,k} = f_k·ȳ_c} goes to the products and from these to their factors,
     * and h̄_0 receives {@code (k+1) f_{k+1}·ȳ_c·B_{c,k}}, because the derivative of f_k is (k+1) f_{k+1}. Modified: zAdjoint, scratch behind f.
     */
    static void backward(
            JetRules r,
            float[] z,
            int zOff,
            float[] yAdjoint,
            int yaOff,
            float[] zAdjoint,
            int zaOff,
            int channelStride,
            int n,
            float[] scratch,
            int f,
            int fStride) {
        int values = f + (r.order + 2) * fStride;
        int adjoints = values + (r.channels + r.shorter.length) * ROW;
        int sums = adjoints + (r.channels + r.shorter.length) * ROW;
        for (int j = 0; j < n; j += ROW) {
            int last = Math.min(ROW, n - j) - LENGTH;
            multiplyOut(r, z, zOff + j, channelStride, last, scratch, values);
            sumsAdjoint(
                    r,
                    yAdjoint,
                    yaOff + j,
                    zAdjoint,
                    zaOff + j,
                    channelStride,
                    last,
                    scratch,
                    f + j,
                    fStride,
                    values,
                    sums);
            multiplyOutAdjoint(r, zAdjoint, zaOff + j, channelStride, last, scratch, values, adjoints, sums);
        }
    }

    /**
     * The channels of four vectors and all their products.
     *
     * @param last where the last vector begins; where there are less than four, it is taken repeatedly
     */
    private static void multiplyOut(
            JetRules r, float[] z, int zAt, int channelStride, int last, float[] scratch, int values) {
        int second = Math.min(LENGTH, last);
        int third = Math.min(2 * LENGTH, last);
        for (int c = 1; c < r.channels; c++) {
            int from = zAt + c * channelStride;
            int to = values + c * ROW;
            FloatVector.fromArray(SPECIES, z, from).intoArray(scratch, to);
            FloatVector.fromArray(SPECIES, z, from + second).intoArray(scratch, to + LENGTH);
            FloatVector.fromArray(SPECIES, z, from + third).intoArray(scratch, to + 2 * LENGTH);
            FloatVector.fromArray(SPECIES, z, from + last).intoArray(scratch, to + 3 * LENGTH);
        }
        for (int m = 0; m < r.shorter.length; m++) {
            int a = values + r.shorter[m] * ROW;
            int b = values + r.multiplier[m] * ROW;
            int to = values + (r.channels + m) * ROW;
            FloatVector.fromArray(SPECIES, scratch, a)
                    .mul(FloatVector.fromArray(SPECIES, scratch, b))
                    .intoArray(scratch, to);
            FloatVector.fromArray(SPECIES, scratch, a + LENGTH)
                    .mul(FloatVector.fromArray(SPECIES, scratch, b + LENGTH))
                    .intoArray(scratch, to + LENGTH);
            FloatVector.fromArray(SPECIES, scratch, a + 2 * LENGTH)
                    .mul(FloatVector.fromArray(SPECIES, scratch, b + 2 * LENGTH))
                    .intoArray(scratch, to + 2 * LENGTH);
            FloatVector.fromArray(SPECIES, scratch, a + 3 * LENGTH)
                    .mul(FloatVector.fromArray(SPECIES, scratch, b + 3 * LENGTH))
                    .intoArray(scratch, to + 3 * LENGTH);
        }
    }

    private static void sums(
            JetRules r,
            float[] y,
            int yAt,
            int channelStride,
            int last,
            float[] scratch,
            int f,
            int fStride,
            int values) {
        int second = Math.min(LENGTH, last);
        int third = Math.min(2 * LENGTH, last);
        for (int c = 1; c < r.channels; c++) {
            FloatVector y0 = FloatVector.zero(SPECIES);
            FloatVector y1 = FloatVector.zero(SPECIES);
            FloatVector y2 = FloatVector.zero(SPECIES);
            FloatVector y3 = FloatVector.zero(SPECIES);
            for (int b = r.bellStart[c]; b < r.bellStart[c + 1]; b++) {
                FloatVector b0 = FloatVector.zero(SPECIES);
                FloatVector b1 = FloatVector.zero(SPECIES);
                FloatVector b2 = FloatVector.zero(SPECIES);
                FloatVector b3 = FloatVector.zero(SPECIES);
                for (int t = r.bellTerms[b]; t < r.bellTerms[b + 1]; t++) {
                    FloatVector coefficient = FloatVector.broadcast(SPECIES, r.coefficientF32[t]);
                    int product = values + r.product[t] * ROW;
                    b0 = FloatVector.fromArray(SPECIES, scratch, product).fma(coefficient, b0);
                    b1 = FloatVector.fromArray(SPECIES, scratch, product + LENGTH)
                            .fma(coefficient, b1);
                    b2 = FloatVector.fromArray(SPECIES, scratch, product + 2 * LENGTH)
                            .fma(coefficient, b2);
                    b3 = FloatVector.fromArray(SPECIES, scratch, product + 3 * LENGTH)
                            .fma(coefficient, b3);
                }
                int fk = f + r.termOrder[r.bellTerms[b]] * fStride;
                y0 = b0.fma(FloatVector.fromArray(SPECIES, scratch, fk), y0);
                y1 = b1.fma(FloatVector.fromArray(SPECIES, scratch, fk + second), y1);
                y2 = b2.fma(FloatVector.fromArray(SPECIES, scratch, fk + third), y2);
                y3 = b3.fma(FloatVector.fromArray(SPECIES, scratch, fk + last), y3);
            }
            int to = yAt + c * channelStride;
            y0.intoArray(y, to);
            y1.intoArray(y, to + second);
            y2.intoArray(y, to + third);
            y3.intoArray(y, to + last);
        }
    }

    /** The adjoint of {@link #sums}: of the value, and rows of those of the sums of products. The channels of ya are read before those of za are written. */
    private static void sumsAdjoint(
            JetRules r,
            float[] ya,
            int yaAt,
            float[] za,
            int zaAt,
            int channelStride,
            int last,
            float[] scratch,
            int f,
            int fStride,
            int values,
            int sums) {
        int second = Math.min(LENGTH, last);
        int third = Math.min(2 * LENGTH, last);
        int slope = f + fStride;
        FloatVector h0 = FloatVector.fromArray(SPECIES, scratch, slope).mul(FloatVector.fromArray(SPECIES, ya, yaAt));
        FloatVector h1 = FloatVector.fromArray(SPECIES, scratch, slope + second)
                .mul(FloatVector.fromArray(SPECIES, ya, yaAt + second));
        FloatVector h2 = FloatVector.fromArray(SPECIES, scratch, slope + third)
                .mul(FloatVector.fromArray(SPECIES, ya, yaAt + third));
        FloatVector h3 = FloatVector.fromArray(SPECIES, scratch, slope + last)
                .mul(FloatVector.fromArray(SPECIES, ya, yaAt + last));
        for (int c = 1; c < r.channels; c++) {
            int from = yaAt + c * channelStride;
            FloatVector a0 = FloatVector.fromArray(SPECIES, ya, from);
            FloatVector a1 = FloatVector.fromArray(SPECIES, ya, from + second);
            FloatVector a2 = FloatVector.fromArray(SPECIES, ya, from + third);
            FloatVector a3 = FloatVector.fromArray(SPECIES, ya, from + last);
            for (int b = r.bellStart[c]; b < r.bellStart[c + 1]; b++) {
                FloatVector b0 = FloatVector.zero(SPECIES);
                FloatVector b1 = FloatVector.zero(SPECIES);
                FloatVector b2 = FloatVector.zero(SPECIES);
                FloatVector b3 = FloatVector.zero(SPECIES);
                for (int t = r.bellTerms[b]; t < r.bellTerms[b + 1]; t++) {
                    FloatVector coefficient = FloatVector.broadcast(SPECIES, r.coefficientF32[t]);
                    int product = values + r.product[t] * ROW;
                    b0 = FloatVector.fromArray(SPECIES, scratch, product).fma(coefficient, b0);
                    b1 = FloatVector.fromArray(SPECIES, scratch, product + LENGTH)
                            .fma(coefficient, b1);
                    b2 = FloatVector.fromArray(SPECIES, scratch, product + 2 * LENGTH)
                            .fma(coefficient, b2);
                    b3 = FloatVector.fromArray(SPECIES, scratch, product + 3 * LENGTH)
                            .fma(coefficient, b3);
                }
                int k = r.termOrder[r.bellTerms[b]];
                int fk = f + k * fStride;
                int next = fk + fStride;
                int to = sums + b * ROW;
                h0 = b0.mul(FloatVector.fromArray(SPECIES, scratch, next).mul(k + 1))
                        .fma(a0, h0);
                h1 = b1.mul(FloatVector.fromArray(SPECIES, scratch, next + second)
                                .mul(k + 1))
                        .fma(a1, h1);
                h2 = b2.mul(FloatVector.fromArray(SPECIES, scratch, next + third)
                                .mul(k + 1))
                        .fma(a2, h2);
                h3 = b3.mul(FloatVector.fromArray(SPECIES, scratch, next + last).mul(k + 1))
                        .fma(a3, h3);
                FloatVector.fromArray(SPECIES, scratch, fk).mul(a0).intoArray(scratch, to);
                FloatVector.fromArray(SPECIES, scratch, fk + second).mul(a1).intoArray(scratch, to + LENGTH);
                FloatVector.fromArray(SPECIES, scratch, fk + third).mul(a2).intoArray(scratch, to + 2 * LENGTH);
                FloatVector.fromArray(SPECIES, scratch, fk + last).mul(a3).intoArray(scratch, to + 3 * LENGTH);
            }
        }
        h0.intoArray(za, zaAt);
        h1.intoArray(za, zaAt + second);
        h2.intoArray(za, zaAt + third);
        h3.intoArray(za, zaAt + last);
    }

    /** The adjoint of {@link #multiplyOut}: from the longest products down to the channels, each of which is in some sums and in some longer products. */
    private static void multiplyOutAdjoint(
            JetRules r,
            float[] za,
            int zaAt,
            int channelStride,
            int last,
            float[] scratch,
            int values,
            int adjoints,
            int sums) {
        int second = Math.min(LENGTH, last);
        int third = Math.min(2 * LENGTH, last);
        ProductUses uses = r.uses;
        for (int p = r.channels + r.shorter.length - 1; p > 0; p--) {
            FloatVector a0 = FloatVector.zero(SPECIES);
            FloatVector a1 = FloatVector.zero(SPECIES);
            FloatVector a2 = FloatVector.zero(SPECIES);
            FloatVector a3 = FloatVector.zero(SPECIES);
            for (int u = uses.sumStart[p]; u < uses.sumStart[p + 1]; u++) {
                FloatVector coefficient = FloatVector.broadcast(SPECIES, r.coefficientF32[uses.term[u]]);
                int sum = sums + uses.sum[u] * ROW;
                a0 = FloatVector.fromArray(SPECIES, scratch, sum).fma(coefficient, a0);
                a1 = FloatVector.fromArray(SPECIES, scratch, sum + LENGTH).fma(coefficient, a1);
                a2 = FloatVector.fromArray(SPECIES, scratch, sum + 2 * LENGTH).fma(coefficient, a2);
                a3 = FloatVector.fromArray(SPECIES, scratch, sum + 3 * LENGTH).fma(coefficient, a3);
            }
            for (int u = uses.productStart[p]; u < uses.productStart[p + 1]; u++) {
                int longer = adjoints + uses.longer[u] * ROW;
                int other = values + uses.other[u] * ROW;
                a0 = FloatVector.fromArray(SPECIES, scratch, longer)
                        .fma(FloatVector.fromArray(SPECIES, scratch, other), a0);
                a1 = FloatVector.fromArray(SPECIES, scratch, longer + LENGTH)
                        .fma(FloatVector.fromArray(SPECIES, scratch, other + LENGTH), a1);
                a2 = FloatVector.fromArray(SPECIES, scratch, longer + 2 * LENGTH)
                        .fma(FloatVector.fromArray(SPECIES, scratch, other + 2 * LENGTH), a2);
                a3 = FloatVector.fromArray(SPECIES, scratch, longer + 3 * LENGTH)
                        .fma(FloatVector.fromArray(SPECIES, scratch, other + 3 * LENGTH), a3);
            }
            if (p < r.channels) {
                int to = zaAt + p * channelStride;
                a0.intoArray(za, to);
                a1.intoArray(za, to + second);
                a2.intoArray(za, to + third);
                a3.intoArray(za, to + last);
            } else {
                int to = adjoints + p * ROW;
                a0.intoArray(scratch, to);
                a1.intoArray(scratch, to + LENGTH);
                a2.intoArray(scratch, to + 2 * LENGTH);
                a3.intoArray(scratch, to + 3 * LENGTH);
            }
        }
    }
}
