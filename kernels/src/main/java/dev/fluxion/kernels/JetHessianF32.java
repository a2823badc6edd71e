package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The chain rule for jets of a value, two or three first derivatives and all second derivatives ({@link SecondOrderRules#hessian} numbers their channels): elasticity,
 * Monge-Ampère, mixed operators. What {@link JetSecondOrderF32} does by table, written out with all channels of a point in registers. Channel 0 of the forward direction
 * is not touched; rows of f hold the Taylor coefficients f_0, f_1, ….
 */
final class JetHessianF32 {
    /** The largest number of first derivatives. */
    static final int DIMENSIONS = 3;

    private JetHessianF32() {}

    /** {@code y_a = f_1·h_a, y_ab = f_1·h_ab + 2 f_2·h_a·h_b} in two dimensions. Modified: y. */
    static void forward2(
            int[] hessian,
            float[] z,
            int zOff,
            float[] y,
            int yOff,
            int stride,
            int n,
            float[] f,
            int fOff,
            int fStride) {
        int c11 = hessian[0] * stride;
        int c12 = hessian[1] * stride;
        int c22 = hessian[2] * stride;
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int out = yOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, fOff + fStride + j);
            FloatVector twice =
                    FloatVector.fromArray(SPECIES, f, fOff + 2 * fStride + j).mul(2f);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + stride);
            f1.mul(z1).intoArray(y, out + stride);
            FloatVector z2 = FloatVector.fromArray(SPECIES, z, in + 2 * stride);
            f1.mul(z2).intoArray(y, out + 2 * stride);
            FloatVector bend1 = twice.mul(z1);
            FloatVector linear11 = f1.mul(FloatVector.fromArray(SPECIES, z, in + c11));
            bend1.fma(z1, linear11).intoArray(y, out + c11);
            FloatVector linear12 = f1.mul(FloatVector.fromArray(SPECIES, z, in + c12));
            bend1.fma(z2, linear12).intoArray(y, out + c12);
            FloatVector bend2 = twice.mul(z2);
            FloatVector linear22 = f1.mul(FloatVector.fromArray(SPECIES, z, in + c22));
            bend2.fma(z2, linear22).intoArray(y, out + c22);
        }
    }

    /** As {@link #forward2}, in three dimensions. */
    static void forward3(
            int[] hessian,
            float[] z,
            int zOff,
            float[] y,
            int yOff,
            int stride,
            int n,
            float[] f,
            int fOff,
            int fStride) {
        int c11 = hessian[0] * stride;
        int c12 = hessian[1] * stride;
        int c13 = hessian[2] * stride;
        int c22 = hessian[3] * stride;
        int c23 = hessian[4] * stride;
        int c33 = hessian[5] * stride;
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int out = yOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, fOff + fStride + j);
            FloatVector twice =
                    FloatVector.fromArray(SPECIES, f, fOff + 2 * fStride + j).mul(2f);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + stride);
            f1.mul(z1).intoArray(y, out + stride);
            FloatVector z2 = FloatVector.fromArray(SPECIES, z, in + 2 * stride);
            f1.mul(z2).intoArray(y, out + 2 * stride);
            FloatVector z3 = FloatVector.fromArray(SPECIES, z, in + 3 * stride);
            f1.mul(z3).intoArray(y, out + 3 * stride);
            FloatVector bend1 = twice.mul(z1);
            FloatVector linear11 = f1.mul(FloatVector.fromArray(SPECIES, z, in + c11));
            bend1.fma(z1, linear11).intoArray(y, out + c11);
            FloatVector linear12 = f1.mul(FloatVector.fromArray(SPECIES, z, in + c12));
            bend1.fma(z2, linear12).intoArray(y, out + c12);
            FloatVector linear13 = f1.mul(FloatVector.fromArray(SPECIES, z, in + c13));
            bend1.fma(z3, linear13).intoArray(y, out + c13);
            FloatVector bend2 = twice.mul(z2);
            FloatVector linear22 = f1.mul(FloatVector.fromArray(SPECIES, z, in + c22));
            bend2.fma(z2, linear22).intoArray(y, out + c22);
            FloatVector linear23 = f1.mul(FloatVector.fromArray(SPECIES, z, in + c23));
            bend2.fma(z3, linear23).intoArray(y, out + c23);
            FloatVector bend3 = twice.mul(z3);
            FloatVector linear33 = f1.mul(FloatVector.fromArray(SPECIES, z, in + c33));
            bend3.fma(z3, linear33).intoArray(y, out + c33);
        }
    }

    /**
     * {@code h̄_ab = f_1·ȳ_ab, h̄_a = f_1·ȳ_a + 2 f_2·t_a, h̄_0 = f_1·ȳ_0 + 2 f_2·(Σ h_a·ȳ_a + Σ h_ab·ȳ_ab) + 3 f_3·Σ h_a·t_a} with
     * {@code t_a = 2 ȳ_aa·h_a + Σ_b≠a ȳ_ab·h_b}, in two dimensions. Modified: h, which holds h̄ and may be g, which holds ȳ.
     */
    static void backward2(
            int[] hessian,
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
        int c11 = hessian[0] * stride;
        int c12 = hessian[1] * stride;
        int c22 = hessian[2] * stride;
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int from = gOff + j;
            int out = hOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, fOff + fStride + j);
            FloatVector twice =
                    FloatVector.fromArray(SPECIES, f, fOff + 2 * fStride + j).mul(2f);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + stride);
            FloatVector g1 = FloatVector.fromArray(SPECIES, g, from + stride);
            FloatVector z2 = FloatVector.fromArray(SPECIES, z, in + 2 * stride);
            FloatVector g2 = FloatVector.fromArray(SPECIES, g, from + 2 * stride);
            FloatVector slopes = g1.mul(z1);
            slopes = g2.fma(z2, slopes);
            FloatVector g11 = FloatVector.fromArray(SPECIES, g, from + c11);
            slopes = g11.fma(FloatVector.fromArray(SPECIES, z, in + c11), slopes);
            f1.mul(g11).intoArray(h, out + c11);
            FloatVector g12 = FloatVector.fromArray(SPECIES, g, from + c12);
            slopes = g12.fma(FloatVector.fromArray(SPECIES, z, in + c12), slopes);
            f1.mul(g12).intoArray(h, out + c12);
            FloatVector g22 = FloatVector.fromArray(SPECIES, g, from + c22);
            slopes = g22.fma(FloatVector.fromArray(SPECIES, z, in + c22), slopes);
            f1.mul(g22).intoArray(h, out + c22);
            FloatVector turn1 = g12.fma(z2, g11.add(g11).mul(z1));
            FloatVector turn2 = g12.fma(z1, g22.add(g22).mul(z2));
            twice.fma(turn1, f1.mul(g1)).intoArray(h, out + stride);
            twice.fma(turn2, f1.mul(g2)).intoArray(h, out + 2 * stride);
            FloatVector curvatures = z2.fma(turn2, z1.mul(turn1));
            FloatVector thrice =
                    FloatVector.fromArray(SPECIES, f, fOff + 3 * fStride + j).mul(3f);
            FloatVector value = f1.mul(FloatVector.fromArray(SPECIES, g, from));
            thrice.fma(curvatures, twice.fma(slopes, value)).intoArray(h, out);
        }
    }

    /** As {@link #backward2}, in three dimensions. */
    static void backward3(
            int[] hessian,
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
        int c11 = hessian[0] * stride;
        int c12 = hessian[1] * stride;
        int c13 = hessian[2] * stride;
        int c22 = hessian[3] * stride;
        int c23 = hessian[4] * stride;
        int c33 = hessian[5] * stride;
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int from = gOff + j;
            int out = hOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, fOff + fStride + j);
            FloatVector twice =
                    FloatVector.fromArray(SPECIES, f, fOff + 2 * fStride + j).mul(2f);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + stride);
            FloatVector g1 = FloatVector.fromArray(SPECIES, g, from + stride);
            FloatVector z2 = FloatVector.fromArray(SPECIES, z, in + 2 * stride);
            FloatVector g2 = FloatVector.fromArray(SPECIES, g, from + 2 * stride);
            FloatVector z3 = FloatVector.fromArray(SPECIES, z, in + 3 * stride);
            FloatVector g3 = FloatVector.fromArray(SPECIES, g, from + 3 * stride);
            FloatVector slopes = g1.mul(z1);
            slopes = g2.fma(z2, slopes);
            slopes = g3.fma(z3, slopes);
            FloatVector g11 = FloatVector.fromArray(SPECIES, g, from + c11);
            slopes = g11.fma(FloatVector.fromArray(SPECIES, z, in + c11), slopes);
            f1.mul(g11).intoArray(h, out + c11);
            FloatVector g12 = FloatVector.fromArray(SPECIES, g, from + c12);
            slopes = g12.fma(FloatVector.fromArray(SPECIES, z, in + c12), slopes);
            f1.mul(g12).intoArray(h, out + c12);
            FloatVector g13 = FloatVector.fromArray(SPECIES, g, from + c13);
            slopes = g13.fma(FloatVector.fromArray(SPECIES, z, in + c13), slopes);
            f1.mul(g13).intoArray(h, out + c13);
            FloatVector g22 = FloatVector.fromArray(SPECIES, g, from + c22);
            slopes = g22.fma(FloatVector.fromArray(SPECIES, z, in + c22), slopes);
            f1.mul(g22).intoArray(h, out + c22);
            FloatVector g23 = FloatVector.fromArray(SPECIES, g, from + c23);
            slopes = g23.fma(FloatVector.fromArray(SPECIES, z, in + c23), slopes);
            f1.mul(g23).intoArray(h, out + c23);
            FloatVector g33 = FloatVector.fromArray(SPECIES, g, from + c33);
            slopes = g33.fma(FloatVector.fromArray(SPECIES, z, in + c33), slopes);
            f1.mul(g33).intoArray(h, out + c33);
            FloatVector turn1 = g13.fma(z3, g12.fma(z2, g11.add(g11).mul(z1)));
            FloatVector turn2 = g23.fma(z3, g12.fma(z1, g22.add(g22).mul(z2)));
            FloatVector turn3 = g23.fma(z2, g13.fma(z1, g33.add(g33).mul(z3)));
            twice.fma(turn1, f1.mul(g1)).intoArray(h, out + stride);
            twice.fma(turn2, f1.mul(g2)).intoArray(h, out + 2 * stride);
            twice.fma(turn3, f1.mul(g3)).intoArray(h, out + 3 * stride);
            FloatVector curvatures = z3.fma(turn3, z2.fma(turn2, z1.mul(turn1)));
            FloatVector thrice =
                    FloatVector.fromArray(SPECIES, f, fOff + 3 * fStride + j).mul(3f);
            FloatVector value = f1.mul(FloatVector.fromArray(SPECIES, g, from));
            thrice.fma(curvatures, twice.fma(slopes, value)).intoArray(h, out);
        }
    }
}
