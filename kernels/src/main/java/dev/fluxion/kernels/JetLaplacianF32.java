package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The chain rule for jets of a value, one to three first derivatives and one channel {@code Δ} whose rule is
 * {@code y_Δ = f_1·h_Δ + f_2·Σ_i s_i·h_i²}: Laplacians, second derivatives in one dimension, heat and wave operators. What
 * {@link JetSecondOrderF32} does by table, written out with all channels of a point in registers. Channel 0 of the forward
 * direction is not touched; rows of f hold the Taylor coefficients f_0, f_1, ….
 */
final class JetLaplacianF32 {
    /** The largest number of first derivatives. */
    static final int DIMENSIONS = 3;

    private JetLaplacianF32() {}

    /** {@code y_i = f_1·h_i, y_Δ = f_1·h_Δ + f_2·Σ s_i·h_i²} in one dimension. Modified: y. */
    static void forward1(
            float[] s, float[] z, int zOff, float[] y, int yOff, int stride, int n, float[] f, int fOff, int fStride) {
        float s1 = s[0];
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int out = yOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, fOff + fStride + j);
            FloatVector f2 = FloatVector.fromArray(SPECIES, f, fOff + 2 * fStride + j);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + stride);
            f1.mul(z1).intoArray(y, out + stride);
            FloatVector squares = z1.mul(z1).mul(s1);
            FloatVector linear = f1.mul(FloatVector.fromArray(SPECIES, z, in + 2 * stride));
            f2.fma(squares, linear).intoArray(y, out + 2 * stride);
        }
    }

    /** As {@link #forward1}, in two dimensions. */
    static void forward2(
            float[] s, float[] z, int zOff, float[] y, int yOff, int stride, int n, float[] f, int fOff, int fStride) {
        float s1 = s[0];
        float s2 = s[1];
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int out = yOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, fOff + fStride + j);
            FloatVector f2 = FloatVector.fromArray(SPECIES, f, fOff + 2 * fStride + j);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + stride);
            f1.mul(z1).intoArray(y, out + stride);
            FloatVector z2 = FloatVector.fromArray(SPECIES, z, in + 2 * stride);
            f1.mul(z2).intoArray(y, out + 2 * stride);
            FloatVector squares = z2.mul(s2).fma(z2, z1.mul(z1).mul(s1));
            FloatVector linear = f1.mul(FloatVector.fromArray(SPECIES, z, in + 3 * stride));
            f2.fma(squares, linear).intoArray(y, out + 3 * stride);
        }
    }

    /** As {@link #forward1}, in three dimensions. */
    static void forward3(
            float[] s, float[] z, int zOff, float[] y, int yOff, int stride, int n, float[] f, int fOff, int fStride) {
        float s1 = s[0];
        float s2 = s[1];
        float s3 = s[2];
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int out = yOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, fOff + fStride + j);
            FloatVector f2 = FloatVector.fromArray(SPECIES, f, fOff + 2 * fStride + j);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + stride);
            f1.mul(z1).intoArray(y, out + stride);
            FloatVector z2 = FloatVector.fromArray(SPECIES, z, in + 2 * stride);
            f1.mul(z2).intoArray(y, out + 2 * stride);
            FloatVector z3 = FloatVector.fromArray(SPECIES, z, in + 3 * stride);
            f1.mul(z3).intoArray(y, out + 3 * stride);
            FloatVector squares =
                    z3.mul(s3).fma(z3, z2.mul(s2).fma(z2, z1.mul(z1).mul(s1)));
            FloatVector linear = f1.mul(FloatVector.fromArray(SPECIES, z, in + 4 * stride));
            f2.fma(squares, linear).intoArray(y, out + 4 * stride);
        }
    }

    /**
     * {@code h̄_Δ = f_1·ȳ_Δ, h̄_i = f_1·ȳ_i + 2 f_2·s_i·h_i·ȳ_Δ, h̄_0 = f_1·ȳ_0 + 2 f_2·(Σ h_i·ȳ_i + h_Δ·ȳ_Δ) + 3 f_3·ȳ_Δ·Σ s_i·h_i²}.
     * In one dimension. Modified: h, which holds h̄ and may be g, which holds ȳ.
     */
    static void backward1(
            float[] s,
            float[] z,
            int zOff,
            float[] g,
            int gOff,
            float[] h,
            int hOff,
            int stride,
            int n,
            float[] f,
            int fOff,
            int fStride) {
        float s1 = s[0];
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int at = gOff + j;
            int out = hOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, fOff + fStride + j);
            FloatVector twice =
                    FloatVector.fromArray(SPECIES, f, fOff + 2 * fStride + j).mul(2f);
            FloatVector delta = FloatVector.fromArray(SPECIES, g, at + 2 * stride);
            FloatVector bend = twice.mul(delta);
            FloatVector slopes = delta.mul(FloatVector.fromArray(SPECIES, z, in + 2 * stride));
            f1.mul(delta).intoArray(h, out + 2 * stride);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + stride);
            FloatVector g1 = FloatVector.fromArray(SPECIES, g, at + stride);
            FloatVector scaled1 = z1.mul(s1);
            FloatVector squares = scaled1.mul(z1);
            slopes = g1.fma(z1, slopes);
            bend.fma(scaled1, f1.mul(g1)).intoArray(h, out + stride);
            FloatVector f3 =
                    FloatVector.fromArray(SPECIES, f, fOff + 3 * fStride + j).mul(3f);
            FloatVector first = f1.mul(FloatVector.fromArray(SPECIES, g, at));
            f3.mul(delta).fma(squares, twice.fma(slopes, first)).intoArray(h, out);
        }
    }

    /** As {@link #backward1}, in two dimensions. */
    static void backward2(
            float[] s,
            float[] z,
            int zOff,
            float[] g,
            int gOff,
            float[] h,
            int hOff,
            int stride,
            int n,
            float[] f,
            int fOff,
            int fStride) {
        float s1 = s[0];
        float s2 = s[1];
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int at = gOff + j;
            int out = hOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, fOff + fStride + j);
            FloatVector twice =
                    FloatVector.fromArray(SPECIES, f, fOff + 2 * fStride + j).mul(2f);
            FloatVector delta = FloatVector.fromArray(SPECIES, g, at + 3 * stride);
            FloatVector bend = twice.mul(delta);
            FloatVector slopes = delta.mul(FloatVector.fromArray(SPECIES, z, in + 3 * stride));
            f1.mul(delta).intoArray(h, out + 3 * stride);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + stride);
            FloatVector g1 = FloatVector.fromArray(SPECIES, g, at + stride);
            FloatVector scaled1 = z1.mul(s1);
            FloatVector squares = scaled1.mul(z1);
            slopes = g1.fma(z1, slopes);
            bend.fma(scaled1, f1.mul(g1)).intoArray(h, out + stride);
            FloatVector z2 = FloatVector.fromArray(SPECIES, z, in + 2 * stride);
            FloatVector g2 = FloatVector.fromArray(SPECIES, g, at + 2 * stride);
            FloatVector scaled2 = z2.mul(s2);
            squares = scaled2.fma(z2, squares);
            slopes = g2.fma(z2, slopes);
            bend.fma(scaled2, f1.mul(g2)).intoArray(h, out + 2 * stride);
            FloatVector f3 =
                    FloatVector.fromArray(SPECIES, f, fOff + 3 * fStride + j).mul(3f);
            FloatVector first = f1.mul(FloatVector.fromArray(SPECIES, g, at));
            f3.mul(delta).fma(squares, twice.fma(slopes, first)).intoArray(h, out);
        }
    }

    /** As {@link #backward1}, in three dimensions. */
    static void backward3(
            float[] s,
            float[] z,
            int zOff,
            float[] g,
            int gOff,
            float[] h,
            int hOff,
            int stride,
            int n,
            float[] f,
            int fOff,
            int fStride) {
        float s1 = s[0];
        float s2 = s[1];
        float s3 = s[2];
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int at = gOff + j;
            int out = hOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, fOff + fStride + j);
            FloatVector twice =
                    FloatVector.fromArray(SPECIES, f, fOff + 2 * fStride + j).mul(2f);
            FloatVector delta = FloatVector.fromArray(SPECIES, g, at + 4 * stride);
            FloatVector bend = twice.mul(delta);
            FloatVector slopes = delta.mul(FloatVector.fromArray(SPECIES, z, in + 4 * stride));
            f1.mul(delta).intoArray(h, out + 4 * stride);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + stride);
            FloatVector g1 = FloatVector.fromArray(SPECIES, g, at + stride);
            FloatVector scaled1 = z1.mul(s1);
            FloatVector squares = scaled1.mul(z1);
            slopes = g1.fma(z1, slopes);
            bend.fma(scaled1, f1.mul(g1)).intoArray(h, out + stride);
            FloatVector z2 = FloatVector.fromArray(SPECIES, z, in + 2 * stride);
            FloatVector g2 = FloatVector.fromArray(SPECIES, g, at + 2 * stride);
            FloatVector scaled2 = z2.mul(s2);
            squares = scaled2.fma(z2, squares);
            slopes = g2.fma(z2, slopes);
            bend.fma(scaled2, f1.mul(g2)).intoArray(h, out + 2 * stride);
            FloatVector z3 = FloatVector.fromArray(SPECIES, z, in + 3 * stride);
            FloatVector g3 = FloatVector.fromArray(SPECIES, g, at + 3 * stride);
            FloatVector scaled3 = z3.mul(s3);
            squares = scaled3.fma(z3, squares);
            slopes = g3.fma(z3, slopes);
            bend.fma(scaled3, f1.mul(g3)).intoArray(h, out + 3 * stride);
            FloatVector f3 =
                    FloatVector.fromArray(SPECIES, f, fOff + 3 * fStride + j).mul(3f);
            FloatVector first = f1.mul(FloatVector.fromArray(SPECIES, g, at));
            f3.mul(delta).fma(squares, twice.fma(slopes, first)).intoArray(h, out);
        }
    }
}
