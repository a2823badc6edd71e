package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Exponentials, logarithms, powers and hyperbolic functions of one vector, accurate to 1.5 units in the last place (exp, cosh, powers with
 * exponents up to 10), 2 (log, tanh), 2.5 (sinh) and 4 (powers with exponents of 100), in either precision. They are made of additions,
 * multiplications and blends: {@code lanewise(EXP)} and its like give other bits in interpreted code than in compiled code, and a call spills
 * every register.
 *
 * <p>Beyond some 45 vector operations (NodeCountInliningCutoff, 18 000 nodes) C2 inlines only what the JDK forces it to, and boxes the vectors that go
 * to other methods. In functions of that length the methods of this package are therefore called first, and the tail is written out.
 */
final class ExponentialF32 {
    private static final float LOG_2_E = 1.4426950408889634f;
    private static final float SQRT_2 = 1.4142135623730951f;

    private ExponentialF32() {}

    static FloatVector exp(FloatVector x) {
        return expOfSum(x, FloatVector.zero(SPECIES));
    }

    /**
     * {@code exp(x + rest) = 2^k exp(r + rest)} with {@code x = k log 2 + r} and a rest of rounding errors; the scaling is done in two halves, so that it
     * overflows or loses digits only where the result does.
     */
    private static FloatVector expOfSum(FloatVector x, FloatVector rest) {
        FloatVector bounded = x.max(FormatF32.EXP_ZERO).min(FormatF32.EXP_INFINITE);
        FloatVector k = FormatF32.round(bounded.mul(LOG_2_E));
        FloatVector half = FormatF32.round(k.mul(0.5f));
        FloatVector first = FormatF32.powerOfTwo(half);
        FloatVector second = FormatF32.powerOfTwo(k.sub(half));
        return expMinus1OfReduced(reduced(bounded, k).add(rest))
                .add(1f)
                .mul(first)
                .mul(second);
    }

    /** {@code exp x} for x ≤ 0; zero where that is below the normal numbers. */
    static FloatVector decay(FloatVector x) {
        FloatVector bounded = x.max(FormatF32.EXP_SMALLEST);
        FloatVector k = FormatF32.round(bounded.mul(LOG_2_E));
        return expMinus1OfReduced(reduced(bounded, k))
                .add(1f)
                .mul(FormatF32.powerOfTwo(k))
                .blend(0f, x.compare(VectorOperators.LT, FormatF32.EXP_SMALLEST));
    }

    /**
     * {@code (exp x - 1)/8} for x ≥ 0, without cancellation near 0; an eighth of it, so that it cannot overflow before sinh does. The sum
     * {@code (2^k - 1) + 2^k r + 2^k (exp r - 1 - r)} is taken with the rounding error of r: where k = 1 its
     * parts nearly cancel, and errors of theirs grow.
     */
    private static FloatVector eighthOfExpMinus1(FloatVector x) {
        FloatVector bounded = x.min(FormatF32.EXP_INFINITE);
        FloatVector k = FormatF32.round(bounded.mul(LOG_2_E));
        FloatVector power = FormatF32.powerOfTwo(k.sub(3f));
        FloatVector minus = k.neg();
        FloatVector high = minus.fma(FloatVector.broadcast(SPECIES, FormatF32.LOG_2_0), bounded);
        FloatVector r = minus.fma(FloatVector.broadcast(SPECIES, FormatF32.LOG_2_1), high);
        FloatVector low = minus.fma(FloatVector.broadcast(SPECIES, FormatF32.LOG_2_1), high.sub(r));
        FloatVector curved = r.mul(r).fma(FormatF32.expTail(r), low);
        return power.fma(curved, power.fma(r, power.sub(0.125f)));
    }

    /** {@code exp(x)/8} for x ≥ 0. */
    private static FloatVector eighthOfExp(FloatVector x) {
        FloatVector bounded = x.min(FormatF32.EXP_INFINITE);
        FloatVector k = FormatF32.round(bounded.mul(LOG_2_E));
        FloatVector power = FormatF32.powerOfTwo(k.sub(3f));
        return power.fma(expMinus1OfReduced(reduced(bounded, k)), power);
    }

    /** x - k log 2. */
    private static FloatVector reduced(FloatVector x, FloatVector k) {
        FloatVector minus = k.neg();
        FloatVector r = minus.fma(FloatVector.broadcast(SPECIES, FormatF32.LOG_2_0), x);
        return minus.fma(FloatVector.broadcast(SPECIES, FormatF32.LOG_2_1), r);
    }

    /** exp r - 1 for |r| ≤ log(2)/2. */
    private static FloatVector expMinus1OfReduced(FloatVector r) {
        return r.mul(r).fma(FormatF32.expTail(r), r);
    }

    /** {@code log x = e log 2 + 2 artanh((m-1)/(m+1))} with {@code x = 2^e m}, m in [√½, √2). */
    static FloatVector log(FloatVector x) {
        VectorMask<Float> subnormal = x.lt(FormatF32.SMALLEST_NORMAL);
        FloatVector normal = x.blend(x.mul(FormatF32.SUBNORMAL_SCALE), subnormal);
        FloatVector m = FormatF32.significand(normal);
        VectorMask<Float> upper = m.compare(VectorOperators.GT, SQRT_2);
        FloatVector e = FormatF32.exponent(normal);
        e = e.blend(e.add(1f), upper);
        e = e.blend(e.sub(FormatF32.SUBNORMAL_SCALE_EXPONENT), subnormal);
        m = m.blend(m.mul(0.5f), upper);
        FloatVector s = m.sub(1f).div(m.add(1f));
        FloatVector square = s.mul(s);
        FloatVector tail = s.mul(square).mul(FormatF32.logTail(square));
        FloatVector low =
                e.fma(FloatVector.broadcast(SPECIES, FormatF32.LOG_2_1), tail).add(s.add(s));
        VectorMask<Float> itself = x.eq(Float.POSITIVE_INFINITY).or(x.compare(VectorOperators.NE, x));
        return e.fma(FloatVector.broadcast(SPECIES, FormatF32.LOG_2_0), low)
                .blend(Float.NEGATIVE_INFINITY, x.eq(0f))
                .blend(Float.NaN, x.lt(0f))
                .blend(x, itself);
    }

    /** log(1+x) for x in [0, 1]: the rounding error of 1+x is put back to first order. */
    static FloatVector log1p(FloatVector x) {
        FloatVector u = x.add(1f);
        return log(u).add(x.sub(u.sub(1f)).div(u));
    }

    /**
     * {@code a^b = exp(b log|a|)} with log|a| as a sum of two numbers, and the sign of a where b is odd. Zeros, infinities, subnormals and huge exponents go
     * through {@link StrictMath#pow}, lane by lane.
     */
    static FloatVector pow(FloatVector a, FloatVector b) {
        FloatVector size = a.abs();
        VectorMask<Float> zeroOrNormal =
                size.compare(VectorOperators.GE, FormatF32.SMALLEST_NORMAL).or(size.eq(0f));
        VectorMask<Float> ordinary = zeroOrNormal
                .and(size.compare(VectorOperators.LE, Float.MAX_VALUE))
                .and(b.abs().compare(VectorOperators.LE, FormatF32.ROUND_LIMIT));
        if (!ordinary.allTrue()) {
            return powLaneByLane(a, b);
        }
        FloatVector power = positivePower(size, b)
                .blend(0f, a.eq(0f))
                .blend(Float.POSITIVE_INFINITY, a.eq(0f).and(b.lt(0f)));
        FloatVector half = b.mul(0.5f);
        VectorMask<Float> odd = FormatF32.round(half).compare(VectorOperators.NE, half);
        VectorMask<Float> fractional = FormatF32.round(b).compare(VectorOperators.NE, b);
        return power.blend(power.neg(), a.lt(0f).and(odd))
                .blend(Float.NaN, a.lt(0f).and(fractional))
                .blend(1f, b.eq(0f));
    }

    /** a^b for normal a > 0. */
    private static FloatVector positivePower(FloatVector a, FloatVector b) {
        FloatVector m = FormatF32.significand(a);
        VectorMask<Float> upper = m.compare(VectorOperators.GT, SQRT_2);
        FloatVector e = FormatF32.exponent(a);
        e = e.blend(e.add(1f), upper);
        m = m.blend(m.mul(0.5f), upper);
        FloatVector above = m.add(1f);
        FloatVector aboveRest = m.sub(above.sub(1f));
        FloatVector below = m.sub(1f);
        FloatVector s = below.div(above);
        FloatVector sRest = s.neg().fma(above, below).sub(s.mul(aboveRest)).div(above);
        FloatVector square = s.mul(s);
        FloatVector tail = s.mul(square).fma(FormatF32.logTail(square), sRest.add(sRest));
        FloatVector shift = e.mul(FormatF32.LOG_2_0);
        FloatVector shiftRest = e.fma(
                FloatVector.broadcast(SPECIES, FormatF32.LOG_2_1),
                e.fma(FloatVector.broadcast(SPECIES, FormatF32.LOG_2_0), shift.neg()));
        FloatVector main = shift.add(s.add(s));
        FloatVector mainRest = shift.sub(main).add(s.add(s)).add(shiftRest.add(tail));
        FloatVector log = main.add(mainRest);
        FloatVector logRest = main.sub(log).add(mainRest);
        FloatVector product = b.mul(log);
        FloatVector productRest = b.fma(log, product.neg()).add(b.mul(logRest));
        return expOfSum(product, productRest.blend(0f, product.abs().compare(VectorOperators.GT, -FormatF32.EXP_ZERO)));
    }

    private static FloatVector powLaneByLane(FloatVector a, FloatVector b) {
        FloatVector result = a;
        for (int i = 0; i < LENGTH; i++) {
            result = result.withLane(i, FormatF32.narrow(StrictMath.pow(a.lane(i), b.lane(i))));
        }
        return result;
    }

    /**
     * {@code tanh x = m/(m+¼)} with {@code m = (exp(2|x|) - 1)/8}, and the sign of x. The quotient is mended by what it leaves of m, the rounding error of the
     * denominator included, so that m's own error is nearly all there is.
     */
    static FloatVector tanh(FloatVector x) {
        FloatVector m = eighthOfExpMinus1(x.abs().mul(2f).min(FormatF32.TANH_ONE));
        FloatVector denominator = m.add(0.25f);
        FloatVector rounding = m.sub(denominator.sub(0.25f));
        FloatVector inverse = FloatVector.broadcast(SPECIES, 1f).div(denominator);
        FloatVector quotient = m.mul(inverse);
        FloatVector minus = quotient.neg();
        FloatVector left = minus.fma(rounding, minus.fma(denominator, m));
        FloatVector value = left.fma(inverse, quotient);
        return value.blend(value.neg(), x.lt(0f));
    }

    /** {@code sinh x = 4(m + m/(8m+1))} with {@code m = (exp|x| - 1)/8}, and the sign of x. */
    static FloatVector sinh(FloatVector x) {
        FloatVector m = eighthOfExpMinus1(x.abs());
        FloatVector value = m.add(m.div(m.mul(8f).add(1f))).mul(4f);
        return value.blend(value.neg(), x.lt(0f));
    }

    /** {@code cosh x = 4(e + 1/(64e))} with {@code e = exp|x|/8}. */
    static FloatVector cosh(FloatVector x) {
        FloatVector e = eighthOfExp(x.abs());
        return e.add(FloatVector.broadcast(SPECIES, 0.015625f).div(e)).mul(4f);
    }
}
