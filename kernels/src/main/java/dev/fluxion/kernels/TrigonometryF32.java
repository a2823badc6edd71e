package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Trigonometric functions of one vector and their inverses, accurate to 2 units in the last place (sin, cos, atan), 3 (asin, acos) and 4 (tan), in either precision; see
 * {@link ExponentialF32}. Angles must not be {@link #isLarge large}.
 */
final class TrigonometryF32 {
    private static final float TWO_OVER_PI = 0.6366197723675814f;
    private static final float TAN_PI_OVER_8 = 0.41421356237309503f;

    private TrigonometryF32() {}

    /** Beyond it, in radians, the number of quarter turns in an angle is no longer known well enough, and {@link StrictMath} must do. */
    static boolean isLarge(float[] x, int xOff, int n) {
        return ReductionsF32.maxAbs(x, xOff, n) > FormatF32.ANGLE_LIMIT;
    }

    static FloatVector sin(FloatVector x) {
        FloatVector k = quarterTurns(x);
        FloatVector turn = modulo4(k);
        FloatVector value = sinOrCos(rest(x, k), odd(turn));
        return value.blend(value.neg(), turn.compare(VectorOperators.GE, 2f));
    }

    static FloatVector cos(FloatVector x) {
        FloatVector k = quarterTurns(x);
        FloatVector turn = modulo4(k);
        FloatVector value = sinOrCos(rest(x, k), even(turn));
        return value.blend(value.neg(), turn.sub(1.5f).abs().lt(1f));
    }

    /** sin x/cos x of the rest of x, or -cos x/sin x after an odd number of quarter turns. */
    static FloatVector tan(FloatVector x) {
        FloatVector k = quarterTurns(x);
        FloatVector r = rest(x, k);
        VectorMask<Float> odd = odd(modulo4(k));
        FloatVector s = r.mul(r);
        FloatVector sinTail = FormatF32.sinTail(s);
        FloatVector cosTail = FormatF32.cosTail(s);
        FloatVector sin = r.mul(s).fma(sinTail, r);
        FloatVector start = s.fma(FloatVector.broadcast(SPECIES, -0.5f), FloatVector.broadcast(SPECIES, 1f));
        FloatVector cos = s.mul(s).fma(cosTail, start);
        return sin.blend(cos.neg(), odd).div(cos.blend(sin, odd));
    }

    /** The integer nearest to x/(π/2). */
    private static FloatVector quarterTurns(FloatVector x) {
        return FormatF32.round(x.mul(TWO_OVER_PI));
    }

    private static FloatVector modulo4(FloatVector k) {
        FloatVector turns = FormatF32.round(k.mul(0.25f).sub(0.375f));
        return turns.fma(FloatVector.broadcast(SPECIES, -4f), k);
    }

    /** 0 or 2. */
    private static VectorMask<Float> even(FloatVector turn) {
        return turn.sub(1f).abs().eq(1f);
    }

    /** 1 or 3. */
    private static VectorMask<Float> odd(FloatVector turn) {
        return turn.sub(2f).abs().eq(1f);
    }

    /**
     * x - k π/2, at most π/4 in size. The first difference is exact (its operands are multiples of one unit in the last place of π/2, and it is
     * less than 1), so no digits are lost near the zeros.
     */
    private static FloatVector rest(FloatVector x, FloatVector k) {
        FloatVector minus = k.neg();
        FloatVector r = minus.fma(FloatVector.broadcast(SPECIES, FormatF32.HALF_PI_0), x);
        r = minus.fma(FloatVector.broadcast(SPECIES, FormatF32.HALF_PI_1), r);
        return minus.fma(FloatVector.broadcast(SPECIES, FormatF32.HALF_PI_2), r);
    }

    /** sin r, or cos r where {@code cosine}, for |r| ≤ π/4. */
    private static FloatVector sinOrCos(FloatVector r, VectorMask<Float> cosine) {
        FloatVector s = r.mul(r);
        FloatVector sin = r.mul(s).fma(FormatF32.sinTail(s), r);
        FloatVector start = s.fma(FloatVector.broadcast(SPECIES, -0.5f), FloatVector.broadcast(SPECIES, 1f));
        FloatVector cos = s.mul(s).fma(FormatF32.cosTail(s), start);
        return sin.blend(cos, cosine);
    }

    static FloatVector atan(FloatVector x) {
        return atan2(x, FloatVector.broadcast(SPECIES, 1f));
    }

    /** The angle with sine x, in [-π/2, π/2]. */
    static FloatVector asin(FloatVector x) {
        return atan2(x, otherLeg(x));
    }

    /** The angle with cosine x, in [0, π]. */
    static FloatVector acos(FloatVector x) {
        return atan2(otherLeg(x), x);
    }

    /** √(1-x²), as a product so that nothing cancels near ±1. */
    private static FloatVector otherLeg(FloatVector x) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        return one.sub(x).mul(one.add(x)).sqrt();
    }

    /** The angle of the point (x, y), in [-π, π]: the arctangent of the smaller over the larger leg, then the symmetries. */
    static FloatVector atan2(FloatVector y, FloatVector x) {
        VectorMask<Float> negative = isNegative(x);
        FloatVector width = x.abs();
        FloatVector height = y.abs();
        VectorMask<Float> steep = height.compare(VectorOperators.GT, width);
        FloatVector larger = width.max(height);
        FloatVector smaller = width.min(height);
        FloatVector equal = FloatVector.broadcast(SPECIES, 1f).blend(0f, larger.eq(0f));
        FloatVector ratio = smaller.div(larger).blend(equal, smaller.eq(larger));
        FloatVector angle = atanUpTo1(ratio);
        FloatVector quarterTurn = FloatVector.broadcast(SPECIES, FormatF32.HALF_PI_0);
        FloatVector halfTurn = FloatVector.broadcast(SPECIES, 2 * FormatF32.HALF_PI_0);
        angle = angle.blend(quarterTurn.sub(angle.sub(FormatF32.HALF_PI_1)), steep);
        angle = angle.blend(halfTurn.sub(angle.sub(2 * FormatF32.HALF_PI_1)), negative);
        return angle.blend(angle.neg(), y.compare(VectorOperators.LT, 0f));
    }

    /** Below 0, or -0. */
    private static VectorMask<Float> isNegative(FloatVector x) {
        FloatVector inverse = FloatVector.broadcast(SPECIES, 1f).div(x);
        return x.lt(0f).or(x.eq(0f).and(inverse.lt(0f)));
    }

    /** {@code arctan t = π/4 + arctan((t-1)/(t+1))} for the upper part of [0, 1]. */
    private static FloatVector atanUpTo1(FloatVector t) {
        VectorMask<Float> upper = t.compare(VectorOperators.GT, TAN_PI_OVER_8);
        FloatVector r = t.blend(t.sub(1f).div(t.add(1f)), upper);
        FloatVector s = r.mul(r);
        FloatVector angle = r.mul(s).fma(FormatF32.atanTail(s), r);
        FloatVector shifted = angle.add(0.5f * FormatF32.HALF_PI_1).add(0.5f * FormatF32.HALF_PI_0);
        return angle.blend(shifted, upper);
    }
}
