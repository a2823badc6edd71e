package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Activation of one feature's jet by walking the tables of {@link JetRules}: any channels, any order. */
final class JetTableF32 {
    private JetTableF32() {}

    /** {@code y_c = Σ coefficient · f_order · Π h_factor} for c > 0, from f_0, f_1, … in the rows of scratch. Modified: y. */
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
        for (int c = 1; c < r.channels; c++) {
            for (int j = 0; j < n; j += LENGTH) {
                FloatVector sum = FloatVector.zero(SPECIES);
                for (int t = r.termStart[c]; t < r.termStart[c + 1]; t++) {
                    FloatVector product = FloatVector.fromArray(SPECIES, scratch, f + r.termOrder[t] * fStride + j);
                    for (int i = r.factorStart[t]; i < r.factorStart[t + 1]; i++) {
                        product =
                                product.mul(FloatVector.fromArray(SPECIES, z, zOff + r.factor[i] * channelStride + j));
                    }
                    sum = product.fma(FloatVector.broadcast(SPECIES, r.coefficientF32[t]), sum);
                }
                sum.intoArray(y, yOff + c * channelStride + j);
            }
        }
    }

    /** The adjoint of {@link #forward}. Modified: zAdjoint, scratch. */
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
        int sums = f + (r.order + 2) * fStride;
        for (int j = 0; j < n; j += LENGTH) {
            ElementwiseF32.fill(0f, scratch, sums, r.channels * LENGTH);
            for (int c = 0; c < r.channels; c++) {
                for (int t = r.termStart[c]; t < r.termStart[c + 1]; t++) {
                    addTerm(r, c, t, z, zOff + j, yAdjoint, yaOff + j, channelStride, scratch, f + j, fStride, sums);
                }
            }
            for (int c = 0; c < r.channels; c++) {
                FloatVector.fromArray(SPECIES, scratch, sums + c * LENGTH)
                        .intoArray(zAdjoint, zaOff + c * channelStride + j);
            }
        }
    }

    /**
     * Adds what term t of channel c contributes: to h̄_β, ȳ_c·coefficient·f_k·(the other factors) for every position at which β stands, and to h̄_0,
     * ȳ_c·coefficient·(k+1)·f_{k+1}·(all factors), because the derivative of f_k is (k+1) f_{k+1}.
     */
    private static void addTerm(
            JetRules r,
            int c,
            int t,
            float[] z,
            int zAt,
            float[] yAdjoint,
            int yaAt,
            int channelStride,
            float[] scratch,
            int fAt,
            int fStride,
            int sums) {
        int fk = fAt + r.termOrder[t] * fStride;
        int start = r.factorStart[t];
        int end = r.factorStart[t + 1];
        FloatVector scaled = FloatVector.fromArray(SPECIES, yAdjoint, yaAt + c * channelStride)
                .mul(r.coefficientF32[t]);
        FloatVector slope = scaled.mul(FloatVector.fromArray(SPECIES, scratch, fk));
        FloatVector all = scaled.mul(FloatVector.fromArray(SPECIES, scratch, fk + fStride));
        for (int i = start; i < end; i++) {
            FloatVector others = slope;
            for (int o = start; o < end; o++) {
                if (o != i) {
                    others = others.mul(FloatVector.fromArray(SPECIES, z, zAt + r.factor[o] * channelStride));
                }
            }
            int sum = sums + r.factor[i] * LENGTH;
            FloatVector.fromArray(SPECIES, scratch, sum).add(others).intoArray(scratch, sum);
            all = all.mul(FloatVector.fromArray(SPECIES, z, zAt + r.factor[i] * channelStride));
        }
        FloatVector value = FloatVector.fromArray(SPECIES, scratch, sums);
        all.mul(r.termOrder[t] + 1).add(value).intoArray(scratch, sums);
    }
}
