package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Taylor coefficients of the activations at many points at once. The first four are written out; the others follow from the differential
 * equation each activation satisfies (Griewank and Walther, Evaluating Derivatives, 2nd ed., chapter 13), to any order.
 */
public final class ActivationF32 {
    /** The last coefficient that is written out. */
    private static final int CLOSED = 3;

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
            case SILU -> silu(z, zOff, n, order, f, fOff, fStride);
            case SOFTPLUS -> softplus(z, zOff, n, order, f, fOff, fStride);
            case IDENTITY -> identity(z, zOff, n, order, f, fOff, fStride);
        }
    }

    /** t' = 1 - t², so (k+1) t_{k+1} = -Σ t_i t_{k-i} for k > 0. */
    static void tanh(float[] z, int zOff, int n, int order, float[] f, int fOff, int fStride) {
        ElementwiseF32.tanh(z, zOff, f, fOff, n);
        if (order > 0) {
            tanhSlopes(f, fOff, n, order, f, fOff, fStride);
        }
    }

    /** Rows 1 and up of tanh from its value y, which spares the exponential; row 0 of f may be overwritten. Order is at least 1. */
    static void tanhSlopes(float[] y, int yOff, int n, int order, float[] f, int fOff, int fStride) {
        for (int j = 0; j < n; j += LENGTH) {
            int at = fOff + j;
            FloatVector t = FloatVector.fromArray(SPECIES, y, yOff + j);
            FloatVector square = t.mul(t);
            FloatVector t1 = FloatVector.broadcast(SPECIES, 1f).sub(square);
            t1.intoArray(f, at + fStride);
            if (order > 1) {
                t.neg().mul(t1).intoArray(f, at + 2 * fStride);
            }
            if (order > 2) {
                t1.mul(square.sub(1f / 3)).intoArray(f, at + 3 * fStride);
            }
        }
        if (order > CLOSED) {
            System.arraycopy(y, yOff, f, fOff, n);
            tanhRecurrence(n, order, f, fOff, fStride);
        }
    }

    private static void tanhRecurrence(int n, int order, float[] f, int fOff, int fStride) {
        for (int j = 0; j < n; j += LENGTH) {
            int at = fOff + j;
            for (int k = CLOSED; k < order; k++) {
                selfConvolution(f, at, fStride, k).mul(-1f / (k + 1)).intoArray(f, at + (k + 1) * fStride);
            }
        }
    }

    /** s' = s - s², so (k+1) s_{k+1} = s_k - Σ s_i s_{k-i}. */
    private static void sigmoid(float[] z, int zOff, int n, int order, float[] f, int fOff, int fStride) {
        for (int j = 0; j < n; j += LENGTH) {
            int at = fOff + j;
            FloatVector s = SigmoidsF32.logistic(FloatVector.fromArray(SPECIES, z, zOff + j));
            s.intoArray(f, at);
            if (order > 0) {
                FloatVector s1 = s.sub(s.mul(s));
                s1.intoArray(f, at + fStride);
                if (order > 1) {
                    FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
                    s1.mul(half.sub(s)).intoArray(f, at + 2 * fStride);
                }
                if (order > 2) {
                    FloatVector sixth = FloatVector.broadcast(SPECIES, 1f / 6);
                    s1.mul(sixth.sub(s1)).intoArray(f, at + 3 * fStride);
                }
            }
            for (int k = CLOSED; k < order; k++) {
                FloatVector.fromArray(SPECIES, f, at + k * fStride)
                        .sub(selfConvolution(f, at, fStride, k))
                        .mul(1f / (k + 1))
                        .intoArray(f, at + (k + 1) * fStride);
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

    /** f'' = -f, so f_k = -f_{k-2}/(k(k-1)). */
    static void sin(float[] z, int zOff, int n, int order, float[] f, int fOff, int fStride) {
        ElementwiseF32.sin(z, zOff, f, fOff, n);
        if (order > 0) {
            ElementwiseF32.cos(z, zOff, f, fOff + fStride, n);
        }
        sinRecurrence(2, n, order, f, fOff, fStride);
    }

    /** Rows 1 and up of sin from its value y, which spares the sine. Order is at least 1. */
    static void sinSlopes(
            float[] z, int zOff, float[] y, int yOff, int n, int order, float[] f, int fOff, int fStride) {
        ElementwiseF32.cos(z, zOff, f, fOff + fStride, n);
        if (order > 1) {
            ElementwiseF32.scale(-0.5f, y, yOff, f, fOff + 2 * fStride, n);
        }
        sinRecurrence(3, n, order, f, fOff, fStride);
    }

    private static void sinRecurrence(int from, int n, int order, float[] f, int fOff, int fStride) {
        for (int k = from; k <= order; k++) {
            int at = fOff + k * fStride;
            ElementwiseF32.scale(-1f / (k * (k - 1)), f, at - 2 * fStride, f, at, n);
        }
    }

    /** f = z·Φ with Φ' = φ and φ' = -zφ. In two passes, each within the number of nodes up to which C2 inlines. */
    static void gelu(float[] z, int zOff, int n, int order, float[] f, int fOff, int fStride) {
        normalDensity(z, zOff, n, f, fOff);
        geluFromDensity(z, zOff, n, order, f, fOff, fStride);
    }

    /** Row 0 becomes φ(z). */
    private static void normalDensity(float[] z, int zOff, int n, float[] f, int fOff) {
        for (int j = 0; j < n; j += LENGTH) {
            SigmoidsF32.normalDensity(FloatVector.fromArray(SPECIES, z, zOff + j))
                    .intoArray(f, fOff + j);
        }
    }

    /** Row 0 holds φ(z). With k φ_k = -(z φ_{k-1} + φ_{k-2}), f_k = z φ_{k-1}/k + φ_{k-2}/(k-1). */
    private static void geluFromDensity(float[] z, int zOff, int n, int order, float[] f, int fOff, int fStride) {
        for (int j = 0; j < n; j += LENGTH) {
            int at = fOff + j;
            FloatVector z0 = FloatVector.fromArray(SPECIES, z, zOff + j);
            FloatVector density = FloatVector.fromArray(SPECIES, f, at);
            FloatVector distribution = SigmoidsF32.normalDistribution(z0, density);
            z0.mul(distribution).intoArray(f, at);
            FloatVector x = z0.max(-SigmoidsF32.DENSITY_ZERO).min(SigmoidsF32.DENSITY_ZERO);
            if (order > 0) {
                x.fma(density, distribution).intoArray(f, at + fStride);
            }
            FloatVector before = FloatVector.zero(SPECIES);
            for (int k = 2; k <= order; k++) {
                FloatVector next = x.fma(density, before).mul(-1f / (k - 1));
                before = density;
                density = next;
                x.mul(1f / k).fma(density, before.mul(1f / (k - 1))).intoArray(f, at + k * fStride);
            }
        }
    }

    /** f = z·s with the sigmoid s, so f_k = z s_k + s_{k-1}; from the top down, because it is done in place. */
    static void silu(float[] z, int zOff, int n, int order, float[] f, int fOff, int fStride) {
        sigmoid(z, zOff, n, order, f, fOff, fStride);
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, zOff + j);
            FloatVector s = FloatVector.fromArray(SPECIES, f, fOff + order * fStride + j);
            for (int k = order; k > 0; k--) {
                int at = fOff + k * fStride + j;
                FloatVector below = FloatVector.fromArray(SPECIES, f, at - fStride);
                x.fma(s, below).intoArray(f, at);
                s = below;
            }
            x.mul(s).intoArray(f, fOff + j);
        }
    }

    /** f' is the sigmoid s, so f_k = s_{k-1}/k. */
    static void softplus(float[] z, int zOff, int n, int order, float[] f, int fOff, int fStride) {
        if (order > 0) {
            sigmoid(z, zOff, n, order - 1, f, fOff + fStride, fStride);
        }
        for (int j = 0; j < n; j += LENGTH) {
            SigmoidsF32.softplus(FloatVector.fromArray(SPECIES, z, zOff + j)).intoArray(f, fOff + j);
            for (int k = 2; k <= order; k++) {
                int at = fOff + k * fStride + j;
                FloatVector.fromArray(SPECIES, f, at).mul(1f / k).intoArray(f, at);
            }
        }
    }

    static void identity(float[] z, int zOff, int n, int order, float[] f, int fOff, int fStride) {
        System.arraycopy(z, zOff, f, fOff, n);
        for (int k = 1; k <= order; k++) {
            int row = fOff + k * fStride;
            Arrays.fill(f, row, row + n, k == 1 ? 1f : 0f);
        }
    }
}
