package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Products of jets, point by point. */
public final class ChannelProductsF32 {
    private ChannelProductsF32() {}

    /**
     * {@code c_p = Σ_k a[k·n + p]·b[k·n + p]} over the channels k, for n points, a multiple of {@link LanesF32#LENGTH}.
     *
     * @param a Not modified.
     * @param b Not modified.
     * @param c n elements from {@code cOff} on. Modified.
     */
    public static void sum(int channels, int n, float[] a, int aOff, float[] b, int bOff, float[] c, int cOff) {
        for (int p = 0; p < n; p += LENGTH) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int k = 0; k < channels * n; k += n) {
                sum = FloatVector.fromArray(SPECIES, a, aOff + k + p)
                        .fma(FloatVector.fromArray(SPECIES, b, bOff + k + p), sum);
            }
            sum.intoArray(c, cOff + p);
        }
    }
}
