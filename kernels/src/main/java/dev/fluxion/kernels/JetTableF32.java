package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;

import java.util.Arrays;

/**
 * Activation of one feature's jet by the tables of {@link JetRules}: any channels, any order. Blocks of points go through the tables one row operation at a
 * time. Each product of channels ({@link Monomials}) is computed once, and each sum of products that share a Taylor coefficient, which is a partial Bell
 * polynomial of the channels, is multiplied by that once.
 *
 * <p>Rows of the scratch space, after those of f for all points: the products, their adjoints (those of the channels first), a sum, a temporary.
 */
final class JetTableF32 {
    /** Points of a block: rows of a fourth-order jet in two dimensions, some 60, then stay in the first-level cache. */
    private static final int BLOCK = 8 * LENGTH;

    private JetTableF32() {}

    /** Elements of scratch space behind the rows of f. */
    static int scratch(JetRules r) {
        return (2 * r.shorter.length + r.channels + 2) * BLOCK;
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
        int products = f + (r.order + 2) * fStride;
        int sum = products + (2 * r.shorter.length + r.channels) * BLOCK;
        for (int j = 0; j < n; j += BLOCK) {
            int points = Math.min(BLOCK, n - j);
            multiplyOut(r, z, zOff + j, channelStride, scratch, products, points);
            for (int c = 1; c < r.channels; c++) {
                int row = yOff + c * channelStride + j;
                Arrays.fill(y, row, row + points, 0f);
                for (int t = r.termStart[c]; t < r.termStart[c + 1]; t = sameOrder(r, c, t)) {
                    bell(r, c, t, z, zOff + j, channelStride, scratch, products, sum, points);
                    ElementwiseF32.multiplyAdd(scratch, sum, scratch, f + r.termOrder[t] * fStride + j, y, row, points);
                }
            }
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
        int products = f + (r.order + 2) * fStride;
        int adjoints = products + r.shorter.length * BLOCK;
        int sum = adjoints + (r.shorter.length + r.channels) * BLOCK;
        int temporary = sum + BLOCK;
        for (int j = 0; j < n; j += BLOCK) {
            int points = Math.min(BLOCK, n - j);
            multiplyOut(r, z, zOff + j, channelStride, scratch, products, points);
            ElementwiseF32.multiply(scratch, f + fStride + j, yAdjoint, yaOff + j, scratch, adjoints, points);
            for (int m = 1; m < r.channels + r.shorter.length; m++) {
                int row = adjoints + m * BLOCK;
                Arrays.fill(scratch, row, row + points, 0f);
            }
            for (int c = 1; c < r.channels; c++) {
                int row = yaOff + c * channelStride + j;
                for (int t = r.termStart[c]; t < r.termStart[c + 1]; t = sameOrder(r, c, t)) {
                    int k = r.termOrder[t];
                    int fk = f + k * fStride + j;
                    bell(r, c, t, z, zOff + j, channelStride, scratch, products, sum, points);
                    ElementwiseF32.scale(k + 1, scratch, fk + fStride, scratch, temporary, points);
                    ElementwiseF32.multiply(scratch, sum, yAdjoint, row, scratch, sum, points);
                    ElementwiseF32.multiplyAdd(scratch, sum, scratch, temporary, scratch, adjoints, points);
                    ElementwiseF32.multiply(scratch, fk, yAdjoint, row, scratch, temporary, points);
                    for (int i = t; i < sameOrder(r, c, t); i++) {
                        int product = adjoints + r.product[i] * BLOCK;
                        ElementwiseF32.addScaled(r.coefficientF32[i], scratch, temporary, scratch, product, points);
                    }
                }
            }
            spread(r, z, zOff + j, channelStride, scratch, products, adjoints, points);
            for (int c = 0; c < r.channels; c++) {
                System.arraycopy(scratch, adjoints + c * BLOCK, zAdjoint, zaOff + c * channelStride + j, points);
            }
        }
    }

    /** The end of the terms of channel c that follow t and have its order. */
    private static int sameOrder(JetRules r, int c, int t) {
        int end = t + 1;
        while (end < r.termStart[c + 1] && r.termOrder[end] == r.termOrder[t]) {
            end++;
        }
        return end;
    }

    /** All products of channels. */
    private static void multiplyOut(
            JetRules r, float[] z, int zAt, int channelStride, float[] scratch, int products, int points) {
        for (int m = 0; m < r.shorter.length; m++) {
            int factor = zAt + r.multiplier[m] * channelStride;
            int shorter = r.shorter[m];
            int out = products + m * BLOCK;
            if (shorter < r.channels) {
                ElementwiseF32.multiply(z, zAt + shorter * channelStride, z, factor, scratch, out, points);
            } else {
                int in = products + (shorter - r.channels) * BLOCK;
                ElementwiseF32.multiply(scratch, in, z, factor, scratch, out, points);
            }
        }
    }

    /** The adjoint of {@link #multiplyOut}: from the longest products down to the channels. */
    private static void spread(
            JetRules r,
            float[] z,
            int zAt,
            int channelStride,
            float[] scratch,
            int products,
            int adjoints,
            int points) {
        for (int m = r.shorter.length - 1; m >= 0; m--) {
            int adjoint = adjoints + (r.channels + m) * BLOCK;
            int shorter = r.shorter[m];
            int multiplier = r.multiplier[m];
            ElementwiseF32.multiplyAdd(
                    scratch, adjoint, z, zAt + multiplier * channelStride, scratch, adjoints + shorter * BLOCK, points);
            float[] values = shorter < r.channels ? z : scratch;
            int in = shorter < r.channels ? zAt + shorter * channelStride : products + (shorter - r.channels) * BLOCK;
            ElementwiseF32.multiplyAdd(scratch, adjoint, values, in, scratch, adjoints + multiplier * BLOCK, points);
        }
    }

    /** {@code B = Σ coefficient · product} over the terms of channel c from t on that have its order. */
    private static void bell(
            JetRules r,
            int c,
            int t,
            float[] z,
            int zAt,
            int channelStride,
            float[] scratch,
            int products,
            int sum,
            int points) {
        for (int i = t; i < sameOrder(r, c, t); i++) {
            int product = r.product[i];
            float[] values = product < r.channels ? z : scratch;
            int in = product < r.channels ? zAt + product * channelStride : products + (product - r.channels) * BLOCK;
            if (i == t) {
                ElementwiseF32.scale(r.coefficientF32[i], values, in, scratch, sum, points);
            } else {
                ElementwiseF32.addScaled(r.coefficientF32[i], values, in, scratch, sum, points);
            }
        }
    }
}
