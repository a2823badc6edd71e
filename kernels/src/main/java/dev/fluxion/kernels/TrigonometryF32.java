package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Trigonometric functions of one vector and their inverses, accurate to a few units in the last place; see {@link ExponentialF32}. */
final class TrigonometryF32 {
    private static final float TWO_OVER_PI = 0.6366197723675814f;
    private static final float TAN_PI_OVER_8 = 0.41421356237309503f;

    private TrigonometryF32() {}

    static FloatVector sin(FloatVector x) {
        FloatVector k = FormatF32.round(x.mul(TWO_OVER_PI));
        FloatVector turn = quarterTurns(k);
        FloatVector value = sinOrCos(x, k, odd(turn));
        return large(x).anyTrue() ? sinLaneByLane(x) : value.blend(value.neg(), turn.compare(VectorOperators.GE, 2f));
    }

    static FloatVector cos(FloatVector x) {
        FloatVector k = FormatF32.round(x.mul(TWO_OVER_PI));
        FloatVector turn = quarterTurns(k);
        FloatVector value = sinOrCos(x, k, odd(turn).not());
        VectorMask<Float> negative = turn.sub(1.5f).abs().lt(1f);
        return large(x).anyTrue() ? cosLaneByLane(x) : value.blend(value.neg(), negative);
    }

    static FloatVector tan(FloatVector x) {
        return sin(x).div(cos(x));
    }

    /** k mod 4. */
    private static FloatVector quarterTurns(FloatVector k) {
        FloatVector turns = FormatF32.round(k.mul(0.25f).sub(0.375f));
        return turns.fma(FloatVector.broadcast(SPECIES, -4f), k);
    }

    private static VectorMask<Float> odd(FloatVector turn) {
        return turn.eq(1f).or(turn.eq(3f));
    }

    /**
     * sin r, or cos r where {@code cosine}, for r = x - k π/2. The first difference is exact (its operands are multiples of one unit in the last place of
     * π/2, and it is less than 1), so no digits are lost near the zeros.
     */
    private static FloatVector sinOrCos(FloatVector x, FloatVector k, VectorMask<Float> cosine) {
        FloatVector minus = k.neg();
        FloatVector r = minus.fma(FloatVector.broadcast(SPECIES, FormatF32.HALF_PI_0), x);
        r = minus.fma(FloatVector.broadcast(SPECIES, FormatF32.HALF_PI_1), r);
        r = minus.fma(FloatVector.broadcast(SPECIES, FormatF32.HALF_PI_2), r);
        FloatVector s = r.mul(r);
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        FloatVector sin = r.mul(s).fma(FormatF32.sinTail(s), r);
        FloatVector cos = s.mul(s).fma(FormatF32.cosTail(s), s.fma(FloatVector.broadcast(SPECIES, -0.5f), one));
        return sin.blend(cos, cosine);
    }

    private static VectorMask<Float> large(FloatVector x) {
        return x.abs().compare(VectorOperators.GT, FormatF32.ANGLE_LIMIT);
    }

    private static FloatVector sinLaneByLane(FloatVector x) {
        FloatVector result = x;
        for (int i = 0; i < LENGTH; i++) {
            result = result.withLane(i, FormatF32.narrow(StrictMath.sin(x.lane(i))));
        }
        return result;
    }

    private static FloatVector cosLaneByLane(FloatVector x) {
        FloatVector result = x;
        for (int i = 0; i < LENGTH; i++) {
            result = result.withLane(i, FormatF32.narrow(StrictMath.cos(x.lane(i))));
        }
        return result;
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
        FloatVector width = x.abs();
        FloatVector height = y.abs();
        VectorMask<Float> steep = height.compare(VectorOperators.GT, width);
        FloatVector larger = width.max(height);
        FloatVector smaller = width.min(height);
        FloatVector equal = FloatVector.broadcast(SPECIES, 1f).blend(0f, larger.eq(0f));
        FloatVector ratio = smaller.div(larger).blend(equal, smaller.eq(larger));
        FloatVector angle = atanUpTo1(ratio);
        angle = angle.blend(complement(angle, 1f), steep);
        angle = angle.blend(complement(angle, 2f), x.lt(0f).or(negativeZero(x)));
        return angle.blend(angle.neg(), y.lt(0f));
    }

    private static VectorMask<Float> negativeZero(FloatVector x) {
        return x.eq(0f).and(FloatVector.broadcast(SPECIES, 1f).div(x).lt(0f));
    }

    /** turns·π/2 - angle. */
    private static FloatVector complement(FloatVector angle, float turns) {
        FloatVector high = FloatVector.broadcast(SPECIES, turns * FormatF32.HALF_PI_0);
        return high.sub(angle.sub(turns * FormatF32.HALF_PI_1));
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
