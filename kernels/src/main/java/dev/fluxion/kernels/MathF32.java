package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Elementary functions of one vector, from additions, multiplications and blends only, accurate to a few units in the last place.
 * {@code lanewise(EXP)} and its like are not used: they give other bits in interpreted code than in compiled code, and a call spills every
 * register.
 */
final class MathF32 {
    private static final float LOG_2_E = 1.4426950408889634f;
    private static final float TWO_OVER_PI = 0.6366197723675814f;

    private MathF32() {}

    /** {@code exp x = 2^k exp r} with {@code x = k log 2 + r}; the scaling is done in two halves, for subnormal results. */
    static FloatVector exp(FloatVector x) {
        FloatVector bounded = x.max(FormatF32.EXP_ZERO).min(FormatF32.EXP_OVERFLOW);
        FloatVector k = FormatF32.round(bounded.mul(LOG_2_E));
        FloatVector half = FormatF32.round(k.mul(0.5f));
        return expMinus1OfReduced(reduced(bounded, k))
                .add(1f)
                .mul(FormatF32.powerOfTwo(half))
                .mul(FormatF32.powerOfTwo(k.sub(half)))
                .blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, FormatF32.EXP_OVERFLOW));
    }

    /** {@code exp x} for x ≤ 0; zero where that is below the normal numbers. */
    private static FloatVector decay(FloatVector x) {
        FloatVector bounded = x.max(FormatF32.EXP_SMALLEST);
        FloatVector k = FormatF32.round(bounded.mul(LOG_2_E));
        return expMinus1OfReduced(reduced(bounded, k))
                .add(1f)
                .mul(FormatF32.powerOfTwo(k))
                .blend(0f, x.compare(VectorOperators.LT, FormatF32.EXP_SMALLEST));
    }

    /** {@code exp x - 1} for x ≥ 0 up to -{@link FormatF32#EXP_SMALLEST}, without cancellation near 0. */
    private static FloatVector expMinus1(FloatVector x) {
        FloatVector k = FormatF32.round(x.mul(LOG_2_E));
        FloatVector power = FormatF32.powerOfTwo(k);
        return power.fma(expMinus1OfReduced(reduced(x, k)), power.sub(1f));
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
        VectorMask<Float> small = x.compare(VectorOperators.LT, FormatF32.SMALLEST_NORMAL);
        FloatVector normal = x.blend(x.mul(FormatF32.SUBNORMAL_SCALE), small);
        FloatVector m = FormatF32.significand(normal);
        FloatVector e = FormatF32.exponent(normal);
        VectorMask<Float> large = m.compare(VectorOperators.GT, 1.4142135623730951f);
        m = m.blend(m.mul(0.5f), large);
        e = e.blend(e.add(1f), large);
        e = e.blend(e.sub(FormatF32.SUBNORMAL_SCALE_EXPONENT), small);
        FloatVector s = m.sub(1f).div(m.add(1f));
        FloatVector square = s.mul(s);
        FloatVector tail = s.mul(square).mul(FormatF32.logTail(square));
        FloatVector low =
                e.fma(FloatVector.broadcast(SPECIES, FormatF32.LOG_2_1), tail).add(s.add(s));
        return e.fma(FloatVector.broadcast(SPECIES, FormatF32.LOG_2_0), low)
                .blend(Float.NEGATIVE_INFINITY, x.eq(0f))
                .blend(Float.NaN, x.lt(0f))
                .blend(x, x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY).or(x.compare(VectorOperators.NE, x)));
    }

    /** log(1+x) for x in [0, 1]: the rounding error of 1+x is put back to first order. */
    private static FloatVector log1p(FloatVector x) {
        FloatVector u = x.add(1f);
        return log(u).add(x.sub(u.sub(1f)).div(u));
    }

    static FloatVector sin(FloatVector x) {
        FloatVector k = FormatF32.round(x.mul(TWO_OVER_PI));
        FloatVector turn = quarterTurns(k);
        FloatVector value = sinOrCos(x, k, odd(turn));
        return large(x).anyTrue() ? largeSin(x) : value.blend(value.neg(), turn.compare(VectorOperators.GE, 2f));
    }

    static FloatVector cos(FloatVector x) {
        FloatVector k = FormatF32.round(x.mul(TWO_OVER_PI));
        FloatVector turn = quarterTurns(k);
        FloatVector value = sinOrCos(x, k, odd(turn).not());
        VectorMask<Float> negative = turn.sub(1.5f).abs().lt(1f);
        return large(x).anyTrue() ? largeCos(x) : value.blend(value.neg(), negative);
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

    /** sin r, or cos r where {@code cosine}, for r = x - k π/2; the first product is exact when subtracted, so no digits are lost near the zeros. */
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

    private static FloatVector largeSin(FloatVector x) {
        FloatVector result = x;
        for (int i = 0; i < LENGTH; i++) {
            result = result.withLane(i, FormatF32.narrow(StrictMath.sin(x.lane(i))));
        }
        return result;
    }

    private static FloatVector largeCos(FloatVector x) {
        FloatVector result = x;
        for (int i = 0; i < LENGTH; i++) {
            result = result.withLane(i, FormatF32.narrow(StrictMath.cos(x.lane(i))));
        }
        return result;
    }

    /** {@code tanh x = m/(m+2)} with {@code m = exp(2|x|) - 1}, and the sign of x. */
    static FloatVector tanh(FloatVector x) {
        FloatVector m = expMinus1(x.abs().mul(2f).min(FormatF32.TANH_ONE));
        FloatVector value = m.div(m.add(2f));
        return value.blend(value.neg(), x.lt(0f));
    }

    /** {@code sinh x = (m + m/(m+1))/2} with {@code m = exp|x| - 1}; beyond its range, {@code (exp(|x|/2)/2)·exp(|x|/2)}. */
    static FloatVector sinh(FloatVector x) {
        FloatVector size = x.abs();
        FloatVector m = expMinus1(size.min(-FormatF32.EXP_SMALLEST));
        FloatVector root = exp(size.mul(0.5f));
        FloatVector value = m.add(m.div(m.add(1f)))
                .mul(0.5f)
                .blend(root.mul(0.5f).mul(root), size.compare(VectorOperators.GT, -FormatF32.EXP_SMALLEST));
        return value.blend(value.neg(), x.lt(0f));
    }

    /** {@code cosh x = (e/2)·e + 1/(2e²)} with {@code e = exp(|x|/2)}. */
    static FloatVector cosh(FloatVector x) {
        FloatVector e = exp(x.abs().mul(0.5f));
        return e.mul(0.5f).fma(e, FloatVector.broadcast(SPECIES, 0.5f).div(e.mul(e)));
    }

    /** 1/(1+exp(-x)), from exp(-|x|), which cannot overflow. */
    static FloatVector sigmoid(FloatVector x) {
        FloatVector e = decay(x.abs().neg());
        return e.blend(1f, x.compare(VectorOperators.GE, 0f)).div(e.add(1f));
    }

    /** log(1+exp x) = max(x, 0) + log(1+exp(-|x|)). */
    static FloatVector softplus(FloatVector x) {
        return x.max(0f).add(log1p(decay(x.abs().neg())));
    }

    /** φ(x) = exp(-x²/2)/√(2π); the rounding error of x² is put back to first order. */
    static FloatVector normalDensity(FloatVector x) {
        FloatVector t = x.abs().min(40f);
        FloatVector square = t.mul(t);
        FloatVector rest = t.fma(t, square.neg());
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        return decay(square.mul(-0.5f))
                .mul(rest.fma(FloatVector.broadcast(SPECIES, -0.5f), one))
                .mul(0.3989422804014327f);
    }

    /** Φ(x), the normal distribution function, from Mills' ratio of the tail, so that Φ is accurate relative to itself for negative x too. */
    static FloatVector normalDistribution(FloatVector x) {
        FloatVector t = x.abs().min(40f);
        FloatVector w = t.sub(4f).div(t.add(4f));
        FloatVector tail = normalDensity(x).mul(FormatF32.mills(w)).div(t.add(1f));
        return tail.blend(FloatVector.broadcast(SPECIES, 1f).sub(tail), x.compare(VectorOperators.GE, 0f));
    }
}
