package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Step-like functions of one vector and their relatives, finite for every finite argument. */
final class SigmoidsF32 {
    /** Beyond it, the normal density is zero in both formats. */
    static final float DENSITY_ZERO = 40f;

    private SigmoidsF32() {}

    /** 1/(1+exp(-x)), from exp(-|x|), which cannot overflow. */
    static FloatVector logistic(FloatVector x) {
        FloatVector e = ExponentialF32.decay(x.abs().neg());
        return e.blend(1f, x.compare(VectorOperators.GE, 0f)).div(e.add(1f));
    }

    /** log(1+exp x) = max(x, 0) + log(1+exp(-|x|)). */
    static FloatVector softplus(FloatVector x) {
        return x.max(0f).add(ExponentialF32.log1p(ExponentialF32.decay(x.abs().neg())));
    }

    /** φ(x) = exp(-x²/2)/√(2π); the rounding error of x² is put back to first order. */
    static FloatVector normalDensity(FloatVector x) {
        FloatVector t = x.abs().min(DENSITY_ZERO);
        FloatVector square = t.mul(t);
        FloatVector rest = t.fma(t, square.neg());
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        return ExponentialF32.decay(square.mul(-0.5f))
                .mul(rest.fma(FloatVector.broadcast(SPECIES, -0.5f), one))
                .mul(0.3989422804014327f);
    }

    /**
     * Φ(x), the normal distribution function (1 + erf(x/√2))/2, from φ(x) and Mills' ratio of the tail, so that it is accurate relative to itself for negative x
     * too: within 12 units in the last place down to where the density is no longer a normal number.
     */
    static FloatVector normalDistribution(FloatVector x, FloatVector density) {
        FloatVector t = x.abs().min(DENSITY_ZERO);
        FloatVector w = t.sub(4f).div(t.add(4f));
        FloatVector tail = density.mul(FormatF32.mills(w)).div(t.add(1f));
        return tail.blend(FloatVector.broadcast(SPECIES, 1f).sub(tail), x.compare(VectorOperators.GE, 0f));
    }
}
