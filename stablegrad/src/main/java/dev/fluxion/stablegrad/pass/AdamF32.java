package dev.fluxion.stablegrad.pass;

import dev.fluxion.kernels.LanesF32;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Adam with decoupled weight decay, the gradient scaled in registers. */
public final class AdamF32 {
    private static final VectorSpecies<Float> LANES = LanesF32.SPECIES;

    private AdamF32() {}

    /**
     * With ĝ = c·g: m ← β₁·m + (1−β₁)·ĝ, v ← β₂·v + (1−β₂)·ĝ², θ ← κ·θ − η₁·m / (√v·b + ε) on the range [from, to).
     *
     * @param theta parameters θ. Modified.
     * @param gradient g. Not modified.
     * @param first m. Modified.
     * @param second v. Modified.
     * @param factor c, from StableGrad and clipping
     * @param keep κ = 1 − η·d under a weight decay d, 1 without
     * @param rate η₁ = η / (1 − β₁ᵗ)
     * @param correction b = 1 / √(1 − β₂ᵗ)
     */
    @SuppressWarnings("cast") // the f64 twin needs none
    public static void sweep(
            float[] theta,
            float[] gradient,
            float[] first,
            float[] second,
            int from,
            int to,
            float factor,
            float beta1,
            float beta2,
            float epsilon,
            float keep,
            float rate,
            float correction) {
        float rest1 = 1f - beta1;
        float rest2 = 1f - beta2;
        int i = from;
        for (int end = from + LANES.loopBound(to - from); i < end; i += LANES.length()) {
            FloatVector g = FloatVector.fromArray(LANES, gradient, i).mul(factor);
            FloatVector m = FloatVector.fromArray(LANES, first, i).mul(beta1).add(g.mul(rest1));
            FloatVector v = FloatVector.fromArray(LANES, second, i)
                    .mul(beta2)
                    .add(g.mul(g).mul(rest2));
            m.intoArray(first, i);
            v.intoArray(second, i);
            FloatVector change = m.mul(rate).div(v.sqrt().mul(correction).add(epsilon));
            FloatVector.fromArray(LANES, theta, i).mul(keep).sub(change).intoArray(theta, i);
        }
        for (; i < to; i++) { // correctly rounded operations in the same order: the same bits as in a lane
            float g = gradient[i] * factor;
            float m = first[i] * beta1 + g * rest1;
            float v = second[i] * beta2 + g * g * rest2;
            first[i] = m;
            second[i] = v;
            theta[i] = theta[i] * keep - m * rate / ((float) Math.sqrt(v) * correction + epsilon);
        }
    }
}
