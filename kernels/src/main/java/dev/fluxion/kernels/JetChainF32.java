package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The chain rule for the pure derivatives of one variable, orders one to four ({@link ChainRules} states the formulas), with all channels of a point in
 * registers. Channel 0 of the forward direction is not touched; rows of f hold the Taylor coefficients f_0, f_1, ….
 */
final class JetChainF32 {
    private JetChainF32() {}

    /** y of all chains. Modified: y, except for channel 0. */
    static void forward(
            ChainRules rules,
            float[] z,
            int zOff,
            float[] y,
            int yOff,
            int stride,
            int n,
            float[] f,
            int fOff,
            int fStride) {
        for (int[] chain : rules.chains) {
            switch (chain.length) {
                case 1 -> forward1(chain, z, zOff, y, yOff, stride, n, f, fOff, fStride);
                case 2 -> forward2(chain, z, zOff, y, yOff, stride, n, f, fOff, fStride);
                case 3 -> forward3(chain, z, zOff, y, yOff, stride, n, f, fOff, fStride);
                default -> forward4(chain, z, zOff, y, yOff, stride, n, f, fOff, fStride);
            }
        }
    }

    /** The adjoint of {@link #forward}. Modified: h, which holds h̄ and may be g, which holds ȳ. */
    static void backward(
            ChainRules rules,
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
        ElementwiseF32.multiply(f, fOff + fStride, g, gOff, h, hOff, n);
        for (int[] chain : rules.chains) {
            switch (chain.length) {
                case 1 -> backward1(chain, z, zOff, g, gOff, h, hOff, stride, n, f, fOff, fStride);
                case 2 -> backward2(chain, z, zOff, g, gOff, h, hOff, stride, n, f, fOff, fStride);
                case 3 -> backward3(chain, z, zOff, g, gOff, h, hOff, stride, n, f, fOff, fStride);
                default -> backward4(chain, z, zOff, g, gOff, h, hOff, stride, n, f, fOff, fStride);
            }
        }
    }

    /** The first derivative alone. Modified: y. */
    private static void forward1(
            int[] chain,
            float[] z,
            int zOff,
            float[] y,
            int yOff,
            int stride,
            int n,
            float[] f,
            int fOff,
            int fStride) {
        int c1 = chain[0] * stride;
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int out = yOff + j;
            int at = fOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, at + fStride);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + c1);
            f1.mul(z1).intoArray(y, out + c1);
        }
    }

    /** First and second derivative. Modified: y. */
    private static void forward2(
            int[] chain,
            float[] z,
            int zOff,
            float[] y,
            int yOff,
            int stride,
            int n,
            float[] f,
            int fOff,
            int fStride) {
        int c1 = chain[0] * stride;
        int c2 = chain[1] * stride;
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int out = yOff + j;
            int at = fOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, at + fStride);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + c1);
            f1.mul(z1).intoArray(y, out + c1);
            FloatVector f2 = FloatVector.fromArray(SPECIES, f, at + 2 * fStride);
            FloatVector z2 = FloatVector.fromArray(SPECIES, z, in + c2);
            FloatVector square = z1.mul(z1);
            f2.mul(2f).fma(square, f1.mul(z2)).intoArray(y, out + c2);
        }
    }

    /** Derivatives up to the third. Modified: y. */
    private static void forward3(
            int[] chain,
            float[] z,
            int zOff,
            float[] y,
            int yOff,
            int stride,
            int n,
            float[] f,
            int fOff,
            int fStride) {
        int c1 = chain[0] * stride;
        int c2 = chain[1] * stride;
        int c3 = chain[2] * stride;
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int out = yOff + j;
            int at = fOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, at + fStride);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + c1);
            f1.mul(z1).intoArray(y, out + c1);
            FloatVector f2 = FloatVector.fromArray(SPECIES, f, at + 2 * fStride);
            FloatVector z2 = FloatVector.fromArray(SPECIES, z, in + c2);
            FloatVector square = z1.mul(z1);
            f2.mul(2f).fma(square, f1.mul(z2)).intoArray(y, out + c2);
            FloatVector f3 = FloatVector.fromArray(SPECIES, f, at + 3 * fStride);
            FloatVector z3 = FloatVector.fromArray(SPECIES, z, in + c3);
            FloatVector product = z1.mul(z2);
            FloatVector cube = square.mul(z1);
            f2.mul(6f).fma(product, f3.mul(6f).fma(cube, f1.mul(z3))).intoArray(y, out + c3);
        }
    }

    /** Derivatives up to the fourth. Modified: y. */
    private static void forward4(
            int[] chain,
            float[] z,
            int zOff,
            float[] y,
            int yOff,
            int stride,
            int n,
            float[] f,
            int fOff,
            int fStride) {
        int c1 = chain[0] * stride;
        int c2 = chain[1] * stride;
        int c3 = chain[2] * stride;
        int c4 = chain[3] * stride;
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int out = yOff + j;
            int at = fOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, at + fStride);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + c1);
            f1.mul(z1).intoArray(y, out + c1);
            FloatVector f2 = FloatVector.fromArray(SPECIES, f, at + 2 * fStride);
            FloatVector z2 = FloatVector.fromArray(SPECIES, z, in + c2);
            FloatVector square = z1.mul(z1);
            f2.mul(2f).fma(square, f1.mul(z2)).intoArray(y, out + c2);
            FloatVector f3 = FloatVector.fromArray(SPECIES, f, at + 3 * fStride);
            FloatVector z3 = FloatVector.fromArray(SPECIES, z, in + c3);
            FloatVector product = z1.mul(z2);
            FloatVector cube = square.mul(z1);
            f2.mul(6f).fma(product, f3.mul(6f).fma(cube, f1.mul(z3))).intoArray(y, out + c3);
            FloatVector f4 = FloatVector.fromArray(SPECIES, f, at + 4 * fStride);
            FloatVector z4 = FloatVector.fromArray(SPECIES, z, in + c4);
            FloatVector pairs = z2.mul(6f).fma(z2, z1.mul(8f).mul(z3));
            FloatVector high = f4.mul(24f).fma(cube, f3.mul(36f).mul(product));
            high.fma(z1, f2.fma(pairs, f1.mul(z4))).intoArray(y, out + c4);
        }
    }

    /** The first derivative alone. Modified: h; channel 0 is added to. */
    private static void backward1(
            int[] chain,
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
        int c1 = chain[0] * stride;
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int from = gOff + j;
            int out = hOff + j;
            int at = fOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, at + fStride);
            FloatVector f2 = FloatVector.fromArray(SPECIES, f, at + 2 * fStride);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + c1);
            FloatVector g1 = FloatVector.fromArray(SPECIES, g, from + c1);
            FloatVector slopes = z1.mul(g1);
            f1.mul(g1).intoArray(h, out + c1);
            FloatVector sum = FloatVector.fromArray(SPECIES, h, out);
            sum = f2.mul(2f).fma(slopes, sum);
            sum.intoArray(h, out);
        }
    }

    /** First and second derivative. Modified: h; channel 0 is added to. */
    private static void backward2(
            int[] chain,
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
        int c1 = chain[0] * stride;
        int c2 = chain[1] * stride;
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int from = gOff + j;
            int out = hOff + j;
            int at = fOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, at + fStride);
            FloatVector f2 = FloatVector.fromArray(SPECIES, f, at + 2 * fStride);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + c1);
            FloatVector g1 = FloatVector.fromArray(SPECIES, g, from + c1);
            FloatVector slopes = z1.mul(g1);
            FloatVector f3 = FloatVector.fromArray(SPECIES, f, at + 3 * fStride);
            FloatVector z2 = FloatVector.fromArray(SPECIES, z, in + c2);
            FloatVector g2 = FloatVector.fromArray(SPECIES, g, from + c2);
            slopes = z2.fma(g2, slopes);
            FloatVector square = z1.mul(z1);
            FloatVector bends = square.mul(2f).mul(g2);
            FloatVector h1 = f2.mul(4f).mul(z1).fma(g2, f1.mul(g1));
            f1.mul(g2).intoArray(h, out + c2);
            h1.intoArray(h, out + c1);
            FloatVector sum = FloatVector.fromArray(SPECIES, h, out);
            sum = f2.mul(2f).fma(slopes, sum);
            sum = f3.mul(3f).fma(bends, sum);
            sum.intoArray(h, out);
        }
    }

    /** Derivatives up to the third. Modified: h; channel 0 is added to. */
    private static void backward3(
            int[] chain,
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
        int c1 = chain[0] * stride;
        int c2 = chain[1] * stride;
        int c3 = chain[2] * stride;
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int from = gOff + j;
            int out = hOff + j;
            int at = fOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, at + fStride);
            FloatVector f2 = FloatVector.fromArray(SPECIES, f, at + 2 * fStride);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + c1);
            FloatVector g1 = FloatVector.fromArray(SPECIES, g, from + c1);
            FloatVector slopes = z1.mul(g1);
            FloatVector f3 = FloatVector.fromArray(SPECIES, f, at + 3 * fStride);
            FloatVector z2 = FloatVector.fromArray(SPECIES, z, in + c2);
            FloatVector g2 = FloatVector.fromArray(SPECIES, g, from + c2);
            slopes = z2.fma(g2, slopes);
            FloatVector square = z1.mul(z1);
            FloatVector bends = square.mul(2f).mul(g2);
            FloatVector h1 = f2.mul(4f).mul(z1).fma(g2, f1.mul(g1));
            FloatVector f4 = FloatVector.fromArray(SPECIES, f, at + 4 * fStride);
            FloatVector z3 = FloatVector.fromArray(SPECIES, z, in + c3);
            FloatVector g3 = FloatVector.fromArray(SPECIES, g, from + c3);
            slopes = z3.fma(g3, slopes);
            FloatVector product = z1.mul(z2);
            FloatVector cube = square.mul(z1);
            bends = product.mul(6f).fma(g3, bends);
            FloatVector twists = cube.mul(6f).mul(g3);
            FloatVector curvature = f3.mul(18f).fma(square, f2.mul(6f).mul(z2));
            h1 = curvature.fma(g3, h1);
            FloatVector h2 = f2.mul(6f).mul(z1).fma(g3, f1.mul(g2));
            h2.intoArray(h, out + c2);
            f1.mul(g3).intoArray(h, out + c3);
            h1.intoArray(h, out + c1);
            FloatVector sum = FloatVector.fromArray(SPECIES, h, out);
            sum = f2.mul(2f).fma(slopes, sum);
            sum = f3.mul(3f).fma(bends, sum);
            sum = f4.mul(4f).fma(twists, sum);
            sum.intoArray(h, out);
        }
    }

    /** Derivatives up to the fourth. Modified: h; channel 0 is added to. */
    private static void backward4(
            int[] chain,
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
        int c1 = chain[0] * stride;
        int c2 = chain[1] * stride;
        int c3 = chain[2] * stride;
        int c4 = chain[3] * stride;
        for (int j = 0; j < n; j += LENGTH) {
            int in = zOff + j;
            int from = gOff + j;
            int out = hOff + j;
            int at = fOff + j;
            FloatVector f1 = FloatVector.fromArray(SPECIES, f, at + fStride);
            FloatVector f2 = FloatVector.fromArray(SPECIES, f, at + 2 * fStride);
            FloatVector z1 = FloatVector.fromArray(SPECIES, z, in + c1);
            FloatVector g1 = FloatVector.fromArray(SPECIES, g, from + c1);
            FloatVector slopes = z1.mul(g1);
            FloatVector f3 = FloatVector.fromArray(SPECIES, f, at + 3 * fStride);
            FloatVector z2 = FloatVector.fromArray(SPECIES, z, in + c2);
            FloatVector g2 = FloatVector.fromArray(SPECIES, g, from + c2);
            slopes = z2.fma(g2, slopes);
            FloatVector square = z1.mul(z1);
            FloatVector bends = square.mul(2f).mul(g2);
            FloatVector h1 = f2.mul(4f).mul(z1).fma(g2, f1.mul(g1));
            FloatVector f4 = FloatVector.fromArray(SPECIES, f, at + 4 * fStride);
            FloatVector z3 = FloatVector.fromArray(SPECIES, z, in + c3);
            FloatVector g3 = FloatVector.fromArray(SPECIES, g, from + c3);
            slopes = z3.fma(g3, slopes);
            FloatVector product = z1.mul(z2);
            FloatVector cube = square.mul(z1);
            bends = product.mul(6f).fma(g3, bends);
            FloatVector twists = cube.mul(6f).mul(g3);
            FloatVector curvature = f3.mul(18f).fma(square, f2.mul(6f).mul(z2));
            h1 = curvature.fma(g3, h1);
            FloatVector h2 = f2.mul(6f).mul(z1).fma(g3, f1.mul(g2));
            FloatVector f5 = FloatVector.fromArray(SPECIES, f, at + 5 * fStride);
            FloatVector z4 = FloatVector.fromArray(SPECIES, z, in + c4);
            FloatVector g4 = FloatVector.fromArray(SPECIES, g, from + c4);
            slopes = z4.fma(g4, slopes);
            FloatVector pairs = z2.mul(6f).fma(z2, z1.mul(8f).mul(z3));
            bends = pairs.fma(g4, bends);
            twists = square.mul(36f).mul(z2).fma(g4, twists);
            FloatVector fourth = cube.mul(24f).mul(z1).mul(g4);
            FloatVector high = f4.mul(96f).fma(cube, f3.mul(72f).mul(product));
            f2.mul(8f).fma(z3, high).fma(g4, h1).intoArray(h, out + c1);
            curvature.mul(2f).fma(g4, h2).intoArray(h, out + c2);
            f2.mul(8f).mul(z1).fma(g4, f1.mul(g3)).intoArray(h, out + c3);
            f1.mul(g4).intoArray(h, out + c4);
            FloatVector sum = FloatVector.fromArray(SPECIES, h, out);
            sum = f2.mul(2f).fma(slopes, sum);
            sum = f3.mul(3f).fma(bends, sum);
            sum = f4.mul(4f).fma(twists, sum);
            sum = f5.mul(5f).fma(fourth, sum);
            sum.intoArray(h, out);
        }
    }
}
