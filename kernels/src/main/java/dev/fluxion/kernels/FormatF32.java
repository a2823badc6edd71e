package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The part of the elementary functions that depends on the format: bit layout, split constants and polynomials. The polynomials interpolate at
 * Chebyshev points, computed with 60 digits; the stated errors are relative, of the whole function, before rounding. This class and its
 * twin of the other precision are written by hand, because the degrees differ.
 */
final class FormatF32 {
    /** Adding and subtracting this rounds to the nearest integer, for magnitudes below {@link #ROUND_LIMIT}. */
    static final float ROUND = 0x1.8p23f;

    static final float ROUND_LIMIT = 0x1p21f;

    /** The largest angle whose number of quarter turns is known well enough. */
    static final float ANGLE_LIMIT = 0x1p18f;

    /** π/2 as a sum of three numbers, each the rounded rest. */
    static final float HALF_PI_0 = 1.5707964f;

    static final float HALF_PI_1 = -4.371139e-8f;
    static final float HALF_PI_2 = -1.7151245e-15f;

    /** log 2 as a sum of two numbers. */
    static final float LOG_2_0 = 6.931472e-1f;

    static final float LOG_2_1 = -1.9046542e-9f;

    /** exp overflows here. */
    static final float EXP_INFINITE = 90f;

    /** exp is zero here. */
    static final float EXP_ZERO = -105f;

    /** exp of it is the smallest power that {@link #powerOfTwo} can scale to. */
    static final float EXP_SMALLEST = -87f;

    /** tanh of half of it rounds to one. */
    static final float TANH_ONE = 20f;

    static final float SMALLEST_NORMAL = 0x1p-126f;

    /** A power of two that makes every subnormal number normal. */
    static final float SUBNORMAL_SCALE = 0x1p24f;

    static final float SUBNORMAL_SCALE_EXPONENT = 24f;

    private FormatF32() {}

    /** The element of this format nearest to x. */
    static float narrow(double x) {
        return (float) x;
    }

    /** The integer nearest to x, for |x| below {@link #ROUND_LIMIT}. */
    static FloatVector round(FloatVector x) {
        return x.add(ROUND).sub(ROUND);
    }

    /** 2^k for integers k in [-126, 127]: k stands in the low bits of k + ROUND, and is shifted onto the exponent of 1. */
    static FloatVector powerOfTwo(FloatVector k) {
        return k.add(ROUND)
                .reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, 23)
                .add(0x3F800000)
                .reinterpretAsFloats();
    }

    /** {@code max |a_i|}, NaN if an element is: the bits of a magnitude, read as an integer, grow with it, and those of NaN are beyond infinity. */
    static float maxAbs(float[] a, int aOff, int n) {
        IntVector max = FloatVector.zero(SPECIES).reinterpretAsInts();
        for (int j = 0; j < n; j += SPECIES.length()) {
            max = max.max(FloatVector.fromArray(SPECIES, a, aOff + j)
                    .reinterpretAsInts()
                    .and(0x7FFFFFFF));
        }
        return Float.intBitsToFloat(max.reduceLanes(VectorOperators.MAX));
    }

    /** The significand of a positive normal x, in [1, 2). */
    static FloatVector significand(FloatVector x) {
        return x.reinterpretAsInts().and(0x007FFFFF).or(0x3F800000).reinterpretAsFloats();
    }

    /** The exponent of a positive normal x: the bits above the significand, read as an integer by the trick of {@link #powerOfTwo}. */
    static FloatVector exponent(FloatVector x) {
        return x.reinterpretAsInts()
                .lanewise(VectorOperators.LSHR, 23)
                .or(0x4B400000)
                .reinterpretAsFloats()
                .sub(ROUND + 127f);
    }

    /** (exp r - 1 - r)/r² for |r| ≤ log(2)/2, so that exp r - 1 = r + r² · tail; error 2.0e-8. */
    static FloatVector expTail(FloatVector r) {
        FloatVector sum = FloatVector.broadcast(SPECIES, 1.3926184e-3f);
        sum = sum.fma(r, FloatVector.broadcast(SPECIES, 8.363179e-3f));
        sum = sum.fma(r, FloatVector.broadcast(SPECIES, 4.1666556e-2f));
        sum = sum.fma(r, FloatVector.broadcast(SPECIES, 1.6666576e-1f));
        sum = sum.fma(r, FloatVector.broadcast(SPECIES, 5.e-1f));
        return sum;
    }

    /** (sin r - r)/r³ as a function of s = r² for |r| ≤ π/4; error 2.0e-11. */
    static FloatVector sinTail(FloatVector s) {
        FloatVector sum = FloatVector.broadcast(SPECIES, 2.7249896e-6f);
        sum = sum.fma(s, FloatVector.broadcast(SPECIES, -1.9840087e-4f));
        sum = sum.fma(s, FloatVector.broadcast(SPECIES, 8.333332e-3f));
        sum = sum.fma(s, FloatVector.broadcast(SPECIES, -1.6666667e-1f));
        return sum;
    }

    /** (cos r - 1 + r²/2)/r⁴ as a function of s = r² for |r| ≤ π/4; error 1.0e-12. */
    static FloatVector cosTail(FloatVector s) {
        FloatVector sum = FloatVector.broadcast(SPECIES, -2.7300933e-7f);
        sum = sum.fma(s, FloatVector.broadcast(SPECIES, 2.48006e-5f));
        sum = sum.fma(s, FloatVector.broadcast(SPECIES, -1.3888888e-3f));
        sum = sum.fma(s, FloatVector.broadcast(SPECIES, 4.1666668e-2f));
        return sum;
    }

    /** (2 artanh r - 2r)/r³ as a function of s = r² for |r| ≤ 3 - √8; error 2.0e-11. */
    static FloatVector logTail(FloatVector s) {
        FloatVector sum = FloatVector.broadcast(SPECIES, 2.3330583e-1f);
        sum = sum.fma(s, FloatVector.broadcast(SPECIES, 2.8550816e-1f));
        sum = sum.fma(s, FloatVector.broadcast(SPECIES, 4.0000123e-1f));
        sum = sum.fma(s, FloatVector.broadcast(SPECIES, 6.666667e-1f));
        return sum;
    }

    /** (arctan r - r)/r³ as a function of s = r² for |r| ≤ √2 - 1; error 2.0e-9. */
    static FloatVector atanTail(FloatVector s) {
        FloatVector sum = FloatVector.broadcast(SPECIES, -6.4517185e-2f);
        sum = sum.fma(s, FloatVector.broadcast(SPECIES, 1.0743669e-1f));
        sum = sum.fma(s, FloatVector.broadcast(SPECIES, -1.426395e-1f));
        sum = sum.fma(s, FloatVector.broadcast(SPECIES, 1.999954e-1f));
        sum = sum.fma(s, FloatVector.broadcast(SPECIES, -3.333333e-1f));
        return sum;
    }

    /** (1+t)·(1-Φ(t))/φ(t) for t ≥ 0 as a function of w = (t-4)/(t+4) (Shepherd and Laframboise 1981 treat erfc so); error 9.0e-9. */
    static FloatVector mills(FloatVector w) {
        FloatVector sum = FloatVector.broadcast(SPECIES, 3.2810898e-5f);
        sum = sum.fma(w, FloatVector.broadcast(SPECIES, -1.4542573e-4f));
        sum = sum.fma(w, FloatVector.broadcast(SPECIES, -2.1554937e-4f));
        sum = sum.fma(w, FloatVector.broadcast(SPECIES, 1.6664087e-3f));
        sum = sum.fma(w, FloatVector.broadcast(SPECIES, -7.264807e-4f));
        sum = sum.fma(w, FloatVector.broadcast(SPECIES, -1.2501931e-2f));
        sum = sum.fma(w, FloatVector.broadcast(SPECIES, 4.4961546e-2f));
        sum = sum.fma(w, FloatVector.broadcast(SPECIES, -8.07165e-2f));
        sum = sum.fma(w, FloatVector.broadcast(SPECIES, 7.1690276e-2f));
        sum = sum.fma(w, FloatVector.broadcast(SPECIES, 3.50926e-2f));
        sum = sum.fma(w, FloatVector.broadcast(SPECIES, -2.4239966e-1f));
        sum = sum.fma(w, FloatVector.broadcast(SPECIES, 1.1832619f));
        return sum;
    }
}
