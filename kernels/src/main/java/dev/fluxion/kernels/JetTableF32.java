package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Activation of one feature's jet by walking the tables of {@link JetRules}: any channels, any order. */
final class JetTableF32 {
    private JetTableF32() {}

    /** {@code y_c = Σ coefficient · f_order · Π h_factor}. Modified: y, scratch. */
    static void forward(
            JetRules r,
            Activation a,
            float[] z,
            int zOff,
            float[] y,
            int yOff,
            int channelStride,
            int n,
            float[] scratch,
            int f) {
        int fStride = LanesF32.stride(n);
        ActivationF32.taylor(a, z, zOff, n, r.order, scratch, f, fStride);
        for (int c = 0; c < r.channels; c++) {
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
            Activation a,
            float[] z,
            int zOff,
            float[] yAdjoint,
            int yaOff,
            float[] zAdjoint,
            int zaOff,
            int channelStride,
            int n,
            float[] scratch,
            int f) {
        int fStride = LanesF32.stride(n);
        ActivationF32.taylor(a, z, zOff, n, r.order + 1, scratch, f, fStride);
        int sums = f + (r.order + 2) * fStride;
        for (int j = 0; j < n; j += LENGTH) {
            ElementwiseF32.fill(0f, scratch, sums, r.channels * LENGTH);
            for (int c = 0; c < r.channels; c++) {
                FloatVector adjoint = FloatVector.fromArray(SPECIES, yAdjoint, yaOff + c * channelStride + j);
                for (int t = r.termStart[c]; t < r.termStart[c + 1]; t++) {
                    int fk = f + r.termOrder[t] * fStride + j;
                    FloatVector scaled = adjoint.mul(r.coefficientF32[t]);
                    addFactorAdjoints(r, t, z, zOff + j, channelStride, scaled, scratch, fk, sums);
                    addValueAdjoint(r, t, z, zOff + j, channelStride, scaled, scratch, fk + fStride, sums);
                }
            }
            for (int c = 0; c < r.channels; c++) {
                FloatVector.fromArray(SPECIES, scratch, sums + c * LENGTH)
                        .intoArray(zAdjoint, zaOff + c * channelStride + j);
            }
        }
    }

    /** h̄_β += scaled · f_k · (the other factors), once for every position at which β stands. */
    private static void addFactorAdjoints(
            JetRules r,
            int t,
            float[] z,
            int zAt,
            int channelStride,
            FloatVector scaled,
            float[] scratch,
            int fk,
            int sums) {
        FloatVector slope = scaled.mul(FloatVector.fromArray(SPECIES, scratch, fk));
        for (int i = r.factorStart[t]; i < r.factorStart[t + 1]; i++) {
            FloatVector product = slope;
            for (int other = r.factorStart[t]; other < r.factorStart[t + 1]; other++) {
                if (other != i) {
                    product = product.mul(FloatVector.fromArray(SPECIES, z, zAt + r.factor[other] * channelStride));
                }
            }
            int sum = sums + r.factor[i] * LENGTH;
            FloatVector.fromArray(SPECIES, scratch, sum).add(product).intoArray(scratch, sum);
        }
    }

    /** h̄_0 += scaled · (k+1) · f_{k+1} · (all factors), because the derivative of f_k is (k+1) f_{k+1}. */
    private static void addValueAdjoint(
            JetRules r,
            int t,
            float[] z,
            int zAt,
            int channelStride,
            FloatVector scaled,
            float[] scratch,
            int fNext,
            int sums) {
        FloatVector product = scaled.mul(FloatVector.fromArray(SPECIES, scratch, fNext));
        for (int i = r.factorStart[t]; i < r.factorStart[t + 1]; i++) {
            product = product.mul(FloatVector.fromArray(SPECIES, z, zAt + r.factor[i] * channelStride));
        }
        FloatVector sum = FloatVector.fromArray(SPECIES, scratch, sums);
        product.fma(FloatVector.broadcast(SPECIES, (float) (r.termOrder[t] + 1)), sum)
                .intoArray(scratch, sums);
    }
}
