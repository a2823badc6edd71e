package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Activation of one feature's jet in the shape of {@link SecondOrderRules}: one loop over the points, sums held in registers. */
final class JetSecondOrderF32 {
    private JetSecondOrderF32() {}

    /** {@code y_c = f_1·h_c + f_2·Σ coefficient·h_a·h_b}. Modified: y, scratch. */
    static void forward(
            SecondOrderRules r,
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
        ActivationF32.taylor(a, z, zOff, n, r.order(), scratch, f, fStride);
        int first = r.firstDerivatives;
        int seconds = r.pairStart.length - 1;
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, scratch, f + j).intoArray(y, yOff + j);
            if (first + seconds == 0) {
                continue;
            }
            FloatVector f1 = FloatVector.fromArray(SPECIES, scratch, f + fStride + j);
            for (int c = 1; c <= first; c++) {
                int row = c * channelStride + j;
                f1.mul(FloatVector.fromArray(SPECIES, z, zOff + row)).intoArray(y, yOff + row);
            }
            for (int s = 0; s < seconds; s++) {
                int row = (first + 1 + s) * channelStride + j;
                FloatVector linear = f1.mul(FloatVector.fromArray(SPECIES, z, zOff + row));
                FloatVector products = products(r, s, z, zOff + j, channelStride);
                FloatVector.fromArray(SPECIES, scratch, f + 2 * fStride + j)
                        .fma(products, linear)
                        .intoArray(y, yOff + row);
            }
        }
    }

    /**
     * {@code h̄_c = ȳ_c·f_1} for second derivatives, the same plus {@code f_2·Σ ȳ_s·coefficient·h_other} for first derivatives, and
     * {@code h̄_0 = ȳ_0·f_1 + 2 f_2·Σ ȳ_c·h_c + 3 f_3·Σ ȳ_s·products_s}. Modified: zAdjoint (may be yAdjoint), scratch.
     */
    static void backward(
            SecondOrderRules r,
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
        ActivationF32.taylor(a, z, zOff, n, r.order() + 1, scratch, f, fStride);
        int first = r.firstDerivatives;
        int seconds = r.pairStart.length - 1;
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector f1 = FloatVector.fromArray(SPECIES, scratch, f + fStride + j);
            FloatVector value =
                    FloatVector.fromArray(SPECIES, yAdjoint, yaOff + j).mul(f1);
            if (first + seconds > 0) {
                FloatVector f2 = FloatVector.fromArray(SPECIES, scratch, f + 2 * fStride + j);
                FloatVector slopes = FloatVector.zero(SPECIES);
                for (int c = 1; c <= first; c++) {
                    int row = c * channelStride + j;
                    FloatVector adjoint = FloatVector.fromArray(SPECIES, yAdjoint, yaOff + row);
                    slopes = adjoint.fma(FloatVector.fromArray(SPECIES, z, zOff + row), slopes);
                    FloatVector uses = uses(r, c, z, zOff + j, yAdjoint, yaOff + j, channelStride);
                    f2.fma(uses, f1.mul(adjoint)).intoArray(zAdjoint, zaOff + row);
                }
                FloatVector curvatures = FloatVector.zero(SPECIES);
                for (int s = 0; s < seconds; s++) {
                    int row = (first + 1 + s) * channelStride + j;
                    FloatVector adjoint = FloatVector.fromArray(SPECIES, yAdjoint, yaOff + row);
                    slopes = adjoint.fma(FloatVector.fromArray(SPECIES, z, zOff + row), slopes);
                    curvatures = adjoint.fma(products(r, s, z, zOff + j, channelStride), curvatures);
                    f1.mul(adjoint).intoArray(zAdjoint, zaOff + row);
                }
                value = f2.mul(2f).fma(slopes, value);
                if (r.pairA.length > 0) {
                    FloatVector f3 = FloatVector.fromArray(SPECIES, scratch, f + 3 * fStride + j);
                    value = f3.mul(3f).fma(curvatures, value);
                }
            }
            value.intoArray(zAdjoint, zaOff + j);
        }
    }

    /** Σ_pairs coefficient·h_a·h_b of second-order channel s. */
    private static FloatVector products(SecondOrderRules r, int s, float[] z, int zAt, int channelStride) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int p = r.pairStart[s]; p < r.pairStart[s + 1]; p++) {
            FloatVector left = FloatVector.fromArray(SPECIES, z, zAt + r.pairA[p] * channelStride);
            FloatVector right = FloatVector.fromArray(SPECIES, z, zAt + r.pairB[p] * channelStride);
            sum = left.mul(r.pairCoefficientF32[p]).fma(right, sum);
        }
        return sum;
    }

    /** Σ_uses ȳ_s·coefficient·h_other of first-derivative channel c. */
    private static FloatVector uses(
            SecondOrderRules r, int c, float[] z, int zAt, float[] yAdjoint, int yaAt, int channelStride) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int u = r.useStart[c]; u < r.useStart[c + 1]; u++) {
            FloatVector adjoint = FloatVector.fromArray(SPECIES, yAdjoint, yaAt + r.useChannel[u] * channelStride);
            FloatVector other = FloatVector.fromArray(SPECIES, z, zAt + r.useOther[u] * channelStride);
            sum = adjoint.mul(r.useCoefficientF32[u]).fma(other, sum);
        }
        return sum;
    }
}
