package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Taylor coefficients of the activations at many points at once, from the differential equation each of them satisfies
 * (Griewank and Walther, Evaluating Derivatives, 2nd ed., table 13.1): no formula per order, any order.
 */
public final class ActivationF32 {
    private ActivationF32() {}

    /**
     * {@code f[k][i] = f^(k)(z_i)/k!} for k = 0…order and i = 0…n-1; row k of f begins at {@code fOff + k * fStride}. n is a multiple of
     * {@link LanesF32#LENGTH}. Finite for every finite z. Modified: f. Not modified: z, which must not overlap f.
     */
    public static void taylor(
            Activation activation, float[] z, int zOff, int n, int order, float[] f, int fOff, int fStride) {
        assert n % LENGTH == 0 : n;
        switch (activation) {
            case TANH -> tanh(z, zOff, n, order, f, fOff, fStride);
            case SIN -> sin(z, zOff, n, order, f, fOff, fStride);
            case GELU -> gelu(z, zOff, n, order, f, fOff, fStride);
            case SILU -> {
                sigmoid(z, zOff, n, order, f, fOff, fStride);
                timesArgument(z, zOff, n, order, f, fOff, fStride);
            }
            case SOFTPLUS -> softplus(z, zOff, n, order, f, fOff, fStride);
            case IDENTITY -> identity(z, zOff, n, order, f, fOff, fStride);
        }
    }

    /** t' = 1 - t², so (k+1) t_{k+1} = [k=0] - Σ t_i t_{k-i}. */
    private static void tanh(float[] z, int zOff, int n, int order, float[] f, int fOff, int fStride) {
        for (int j = 0; j < n; j += LENGTH) {
            MathF32.tanh(FloatVector.fromArray(SPECIES, z, zOff + j)).intoArray(f, fOff + j);
            for (int k = 0; k < order; k++) {
                FloatVector square = selfConvolution(f, fOff + j, fStride, k);
                FloatVector slope = k == 0 ? FloatVector.broadcast(SPECIES, 1f).sub(square) : square.neg();
                slope.mul(1f / (k + 1)).intoArray(f, fOff + (k + 1) * fStride + j);
            }
        }
    }

    /** s' = s - s², so (k+1) s_{k+1} = s_k - Σ s_i s_{k-i}. */
    private static void sigmoid(float[] z, int zOff, int n, int order, float[] f, int fOff, int fStride) {
        for (int j = 0; j < n; j += LENGTH) {
            MathF32.sigmoid(FloatVector.fromArray(SPECIES, z, zOff + j)).intoArray(f, fOff + j);
            for (int k = 0; k < order; k++) {
                FloatVector slope = FloatVector.fromArray(SPECIES, f, fOff + k * fStride + j)
                        .sub(selfConvolution(f, fOff + j, fStride, k));
                slope.mul(1f / (k + 1)).intoArray(f, fOff + (k + 1) * fStride + j);
            }
        }
    }

    /** Σ_{i=0…k} f_i f_{k-i} of the rows at {@code at}. */
    private static FloatVector selfConvolution(float[] f, int at, int fStride, int k) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0; i <= k; i++) {
            sum = FloatVector.fromArray(SPECIES, f, at + i * fStride)
                    .fma(FloatVector.fromArray(SPECIES, f, at + (k - i) * fStride), sum);
        }
        return sum;
    }

    private static void sin(float[] z, int zOff, int n, int order, float[] f, int fOff, int fStride) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, zOff + j);
            FloatVector even = MathF32.sin(x);
            FloatVector odd = MathF32.cos(x);
            even.intoArray(f, fOff + j);
            for (int k = 1; k <= order; k++) {
                FloatVector next = odd.div(k);
                odd = even.neg().div(k);
                even = next;
                even.intoArray(f, fOff + k * fStride + j);
            }
        }
    }

    /** f = z·Φ with Φ' = φ and φ' = -zφ, so (k+1) φ_{k+1} = -(z φ_k + φ_{k-1}) and Φ_k = φ_{k-1}/k. */
    private static void gelu(float[] z, int zOff, int n, int order, float[] f, int fOff, int fStride) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, zOff + j);
            MathF32.normalDistribution(x).intoArray(f, fOff + j);
            FloatVector before = FloatVector.zero(SPECIES);
            FloatVector density = MathF32.normalDensity(x);
            for (int k = 1; k <= order; k++) {
                density.mul(1f / k).intoArray(f, fOff + k * fStride + j);
                FloatVector next = x.fma(density, before).mul(-1f / k);
                before = density;
                density = next;
            }
        }
        timesArgument(z, zOff, n, order, f, fOff, fStride);
    }

    /** f' is the sigmoid, so f_k = s_{k-1}/k. */
    private static void softplus(float[] z, int zOff, int n, int order, float[] f, int fOff, int fStride) {
        if (order > 0) {
            sigmoid(z, zOff, n, order - 1, f, fOff + fStride, fStride);
        }
        for (int j = 0; j < n; j += LENGTH) {
            MathF32.softplus(FloatVector.fromArray(SPECIES, z, zOff + j)).intoArray(f, fOff + j);
            for (int k = 2; k <= order; k++) {
                int at = fOff + k * fStride + j;
                FloatVector.fromArray(SPECIES, f, at).mul(1f / k).intoArray(f, at);
            }
        }
    }

    private static void identity(float[] z, int zOff, int n, int order, float[] f, int fOff, int fStride) {
        ElementwiseF32.copy(z, zOff, f, fOff, n);
        for (int k = 1; k <= order; k++) {
            ElementwiseF32.fill(k == 1 ? 1f : 0f, f, fOff + k * fStride, n);
        }
    }

    /** f := z·g for the g in the rows of f: f_k = z g_k + g_{k-1}, from the top down so that it works in place. */
    private static void timesArgument(float[] z, int zOff, int n, int order, float[] f, int fOff, int fStride) {
        for (int k = order; k >= 0; k--) {
            int at = fOff + k * fStride;
            for (int j = 0; j < n; j += LENGTH) {
                FloatVector x = FloatVector.fromArray(SPECIES, z, zOff + j);
                FloatVector g = FloatVector.fromArray(SPECIES, f, at + j);
                FloatVector below =
                        k == 0 ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, f, at - fStride + j);
                x.fma(g, below).intoArray(f, at + j);
            }
        }
    }
}
