package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Activation of one feature's jet in the shape of {@link SecondOrderRules}: one loop over the points, sums held in registers. The inner loops are
 * written out instead of called: C2 stops inlining beyond a number of nodes, and a vector that crosses a call goes through the heap.
 */
final class JetSecondOrderF32 {
    private JetSecondOrderF32() {}

    /** {@code y_c = f_1·h_c + f_2·Σ coefficient·h_a·h_b} for c > 0, from f_1 and f_2 in the rows of f. Modified: y. */
    static void forward(
            SecondOrderRules r,
            float[] z,
            int zOff,
            float[] y,
            int yOff,
            int channelStride,
            int n,
            float[] f,
            int fOff,
            int fStride) {
        int first = r.firstDerivatives;
        int seconds = r.pairStart.length - 1;
        boolean curved = r.pairA.length > 0;
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, fOff + fStride + j);
            for (int c = 1; c <= first; c++) {
                int row = c * channelStride + j;
                f1.mul(FloatVector.fromArray(SPECIES, z, zOff + row)).intoArray(y, yOff + row);
            }
            FloatVector f2 = curved ? FloatVector.fromArray(SPECIES, f, fOff + 2 * fStride + j) : f1;
            for (int s = 0; s < seconds; s++) {
                FloatVector products = FloatVector.zero(SPECIES);
                for (int p = r.pairStart[s]; p < r.pairStart[s + 1]; p++) {
                    FloatVector left = FloatVector.fromArray(SPECIES, z, zOff + r.pairA[p] * channelStride + j);
                    FloatVector right = FloatVector.fromArray(SPECIES, z, zOff + r.pairB[p] * channelStride + j);
                    products = left.mul(r.pairCoefficientF32[p]).fma(right, products);
                }
                int row = (first + 1 + s) * channelStride + j;
                FloatVector linear = f1.mul(FloatVector.fromArray(SPECIES, z, zOff + row));
                f2.fma(products, linear).intoArray(y, yOff + row);
            }
        }
    }

    /**
     * {@code h̄_c = ȳ_c·f_1} for second derivatives, the same plus {@code f_2·Σ ȳ_s·coefficient·h_other} for first derivatives, and
     * {@code h̄_0 = ȳ_0·f_1 + 2 f_2·Σ ȳ_c·h_c + 3 f_3·Σ ȳ_s·products_s}, from f_1, f_2 and
     * f_3 in the rows of f. First derivatives come before second ones, whose adjoints they read. Modified: zAdjoint (may be yAdjoint).
     */
    static void backward(
            SecondOrderRules r,
            float[] z,
            int zOff,
            float[] yAdjoint,
            int yaOff,
            float[] zAdjoint,
            int zaOff,
            int channelStride,
            int n,
            float[] f,
            int fOff,
            int fStride) {
        int first = r.firstDerivatives;
        int seconds = r.pairStart.length - 1;
        boolean curved = r.pairA.length > 0;
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, fOff + fStride + j);
            FloatVector f2 = FloatVector.fromArray(SPECIES, f, fOff + 2 * fStride + j);
            FloatVector slopes = FloatVector.zero(SPECIES);
            for (int c = 1; c <= first; c++) {
                int row = c * channelStride + j;
                FloatVector adjoint = FloatVector.fromArray(SPECIES, yAdjoint, yaOff + row);
                slopes = adjoint.fma(FloatVector.fromArray(SPECIES, z, zOff + row), slopes);
                FloatVector uses = FloatVector.zero(SPECIES);
                for (int u = r.useStart[c]; u < r.useStart[c + 1]; u++) {
                    FloatVector user =
                            FloatVector.fromArray(SPECIES, yAdjoint, yaOff + r.useChannel[u] * channelStride + j);
                    FloatVector other = FloatVector.fromArray(SPECIES, z, zOff + r.useOther[u] * channelStride + j);
                    uses = user.mul(r.useCoefficientF32[u]).fma(other, uses);
                }
                f2.fma(uses, f1.mul(adjoint)).intoArray(zAdjoint, zaOff + row);
            }
            FloatVector curvatures = FloatVector.zero(SPECIES);
            for (int s = 0; s < seconds; s++) {
                int row = (first + 1 + s) * channelStride + j;
                FloatVector adjoint = FloatVector.fromArray(SPECIES, yAdjoint, yaOff + row);
                slopes = adjoint.fma(FloatVector.fromArray(SPECIES, z, zOff + row), slopes);
                FloatVector products = FloatVector.zero(SPECIES);
                for (int p = r.pairStart[s]; p < r.pairStart[s + 1]; p++) {
                    FloatVector left = FloatVector.fromArray(SPECIES, z, zOff + r.pairA[p] * channelStride + j);
                    FloatVector right = FloatVector.fromArray(SPECIES, z, zOff + r.pairB[p] * channelStride + j);
                    products = left.mul(r.pairCoefficientF32[p]).fma(right, products);
                }
                curvatures = adjoint.fma(products, curvatures);
                f1.mul(adjoint).intoArray(zAdjoint, zaOff + row);
            }
            FloatVector value = f1.mul(FloatVector.fromArray(SPECIES, yAdjoint, yaOff + j));
            value = f2.mul(2f).fma(slopes, value);
            FloatVector f3 = curved ? FloatVector.fromArray(SPECIES, f, fOff + 3 * fStride + j) : f2;
            f3.mul(3f).fma(curvatures, value).intoArray(zAdjoint, zaOff + j);
        }
    }
}
