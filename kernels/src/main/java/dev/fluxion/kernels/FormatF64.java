package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF64.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The part of the elementary functions that depends on the format: bit layout, split constants and polynomials. The polynomials interpolate at
 * Chebyshev points, computed with 60 digits; the stated errors are relative, of the whole function, before rounding. This class and its
 * twin of the other precision are written by hand, because the degrees differ.
 */
final class FormatF64 {
    /** Adding and subtracting this rounds to the nearest integer, for magnitudes below {@link #ROUND_LIMIT}. */
    static final double ROUND = 0x1.8p52;

    static final double ROUND_LIMIT = 0x1p50;

    /** The largest angle whose number of quarter turns is known well enough. */
    static final double ANGLE_LIMIT = 0x1p40;

    /** π/2 as a sum of three numbers, each the rounded rest. */
    static final double HALF_PI_0 = 1.5707963267948966;

    static final double HALF_PI_1 = 6.123233995736766e-17;
    static final double HALF_PI_2 = -1.4973849048591698e-33;

    /** log 2 as a sum of two numbers. */
    static final double LOG_2_0 = 0.6931471805599453;

    static final double LOG_2_1 = 2.3190468138462996e-17;

    /** exp overflows here. */
    static final double EXP_INFINITE = 711.0;

    /** exp is zero here. */
    static final double EXP_ZERO = -747.0;

    /** exp of it is the smallest power that {@link #powerOfTwo} can scale to. */
    static final double EXP_SMALLEST = -708.0;

    /** tanh of half of it rounds to one. */
    static final double TANH_ONE = 44.0;

    static final double SMALLEST_NORMAL = 0x1p-1022;

    /** A power of two that makes every subnormal number normal. */
    static final double SUBNORMAL_SCALE = 0x1p53;

    static final double SUBNORMAL_SCALE_EXPONENT = 53.0;

    private FormatF64() {}

    /** The element of this format nearest to x. */
    static double narrow(double x) {
        return x;
    }

    /** The integer nearest to x, for |x| below {@link #ROUND_LIMIT}. */
    static DoubleVector round(DoubleVector x) {
        return x.add(ROUND).sub(ROUND);
    }

    /** 2^k for integers k in [-1022, 1023]: k stands in the low bits of k + ROUND, and is shifted onto the exponent of 1. */
    static DoubleVector powerOfTwo(DoubleVector k) {
        return k.add(ROUND)
                .reinterpretAsLongs()
                .lanewise(VectorOperators.LSHL, 52)
                .add(0x3FF0000000000000L)
                .reinterpretAsDoubles();
    }

    /** {@code max |a_i|}, NaN if an element is: the bits of a magnitude, read as an integer, grow with it, and those of NaN are beyond infinity. */
    static double maxAbs(double[] a, int aOff, int n) {
        LongVector max = DoubleVector.zero(SPECIES).reinterpretAsLongs();
        for (int j = 0; j < n; j += SPECIES.length()) {
            max = max.max(DoubleVector.fromArray(SPECIES, a, aOff + j)
                    .reinterpretAsLongs()
                    .and(0x7FFFFFFFFFFFFFFFL));
        }
        return Double.longBitsToDouble(max.reduceLanes(VectorOperators.MAX));
    }

    /** The significand of a positive normal x, in [1, 2). */
    static DoubleVector significand(DoubleVector x) {
        return x.reinterpretAsLongs()
                .and(0x000FFFFFFFFFFFFFL)
                .or(0x3FF0000000000000L)
                .reinterpretAsDoubles();
    }

    /** The exponent of a positive normal x: the bits above the significand, read as an integer by the trick of {@link #powerOfTwo}. */
    static DoubleVector exponent(DoubleVector x) {
        return x.reinterpretAsLongs()
                .lanewise(VectorOperators.LSHR, 52)
                .or(0x4338000000000000L)
                .reinterpretAsDoubles()
                .sub(ROUND + 1023.0);
    }

    /** (exp r - 1 - r)/r² for |r| ≤ log(2)/2, so that exp r - 1 = r + r² · tail; error 4.0e-17. */
    static DoubleVector expTail(DoubleVector r) {
        DoubleVector sum = DoubleVector.broadcast(SPECIES, 2.510038549551032e-08);
        sum = sum.fma(r, DoubleVector.broadcast(SPECIES, 2.7620088445409746e-07));
        sum = sum.fma(r, DoubleVector.broadcast(SPECIES, 2.7557268459997064e-06));
        sum = sum.fma(r, DoubleVector.broadcast(SPECIES, 2.4801521295954376e-05));
        sum = sum.fma(r, DoubleVector.broadcast(SPECIES, 0.00019841269863053618));
        sum = sum.fma(r, DoubleVector.broadcast(SPECIES, 0.0013888888917213717));
        sum = sum.fma(r, DoubleVector.broadcast(SPECIES, 0.008333333333330062));
        sum = sum.fma(r, DoubleVector.broadcast(SPECIES, 0.04166666666662413));
        sum = sum.fma(r, DoubleVector.broadcast(SPECIES, 0.16666666666666669));
        sum = sum.fma(r, DoubleVector.broadcast(SPECIES, 0.5000000000000001));
        return sum;
    }

    /** (sin r - r)/r³ as a function of s = r² for |r| ≤ π/4; error 1.0e-17. */
    static DoubleVector sinTail(DoubleVector s) {
        DoubleVector sum = DoubleVector.broadcast(SPECIES, 1.5918115263265974e-10);
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, -2.505113165023518e-08));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, 2.7557316101617874e-06));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, -0.00019841269836756774));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, 0.008333333333330948));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, -0.16666666666666666));
        return sum;
    }

    /** (cos r - 1 + r²/2)/r⁴ as a function of s = r² for |r| ≤ π/4; error 6.0e-19. */
    static DoubleVector cosTail(DoubleVector s) {
        DoubleVector sum = DoubleVector.broadcast(SPECIES, -1.1382623647474604e-11);
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, 2.087614614655861e-09));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, -2.7557317271145144e-07));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, 2.480158729876456e-05));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, -0.0013888888888887398));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, 0.041666666666666664));
        return sum;
    }

    /** (2 artanh r - 2r)/r³ as a function of s = r² for |r| ≤ 3 - √8; error 4.0e-18. */
    static DoubleVector logTail(DoubleVector s) {
        DoubleVector sum = DoubleVector.broadcast(SPECIES, 0.14616585424888623);
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, 0.15331710618210773));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, 0.18182889455674947));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, 0.22222211130259878));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, 0.2857142862600327));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, 0.39999999999899444));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, 0.666666666666667));
        return sum;
    }

    /** (arctan r - r)/r³ as a function of s = r² for |r| ≤ √2 - 1; error 5.0e-18. */
    static DoubleVector atanTail(DoubleVector s) {
        DoubleVector sum = DoubleVector.broadcast(SPECIES, -0.019175404711104935);
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, 0.03923044778479309));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, -0.050854078345894844));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, 0.05858140904866328));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, -0.06664510525508936));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, 0.07692183125376892));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, -0.0909090457530649));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, 0.11111111015187018));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, -0.14285714284665682));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, 0.19999999999995516));
        sum = sum.fma(s, DoubleVector.broadcast(SPECIES, -0.3333333333333333));
        return sum;
    }

    /** (1+t)·(1-Φ(t))/φ(t) for t ≥ 0 as a function of w = (t-4)/(t+4) (Shepherd and Laframboise 1981 treat erfc so); error 3.0e-17. */
    static DoubleVector mills(DoubleVector w) {
        DoubleVector sum = DoubleVector.broadcast(SPECIES, 4.4040925724540144e-10);
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, -1.6886238691550213e-09));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, -6.516140128481229e-09));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, 1.368462047478532e-08));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, 5.065511960760191e-08));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, -4.485292083319898e-08));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, -2.8674105075603825e-07));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, -3.238458448879413e-09));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, 1.3905788437143398e-06));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, 1.0196122279244076e-06));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, -6.553236071353823e-06));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, -8.606259855336527e-06));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, 3.4158763380516596e-05));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, 5.32669985227654e-05));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, -0.00022021556122589934));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, -0.00023670176561751564));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, 0.0017418487711201582));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, -0.0007159509042622868));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, -0.012539103620118907));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, 0.0449591290769844));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, -0.08070800967906779));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, 0.07169048120144073));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, 0.035091880234748345));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, -0.24239967052180816));
        sum = sum.fma(w, DoubleVector.broadcast(SPECIES, 1.1832619145678034));
        return sum;
    }
}
