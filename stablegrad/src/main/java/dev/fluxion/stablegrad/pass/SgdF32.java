package dev.fluxion.stablegrad.pass;

import dev.fluxion.kernels.LanesF32;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Gradient descent with momentum, the gradient scaled in registers. */
public final class SgdF32 {
    private static final VectorSpecies<Float> LANES = LanesF32.SPECIES;

    private SgdF32() {}

    /**
     * m ← μ·m + c·g, θ ← κ·θ − η·m on the range [from, to).
     *
     * @param theta parameters θ. Modified.
     * @param gradient g. Not modified.
     * @param velocity m. Modified.
     * @param factor c, from StableGrad and clipping
     * @param momentum μ
     * @param keep κ = 1 − η·d under a weight decay d, 1 without
     * @param rate η
     */
    public static void sweep(
            float[] theta,
            float[] gradient,
            float[] velocity,
            int from,
            int to,
            float factor,
            float momentum,
            float keep,
            float rate) {
        int i = from;
        for (int end = from + LANES.loopBound(to - from); i < end; i += LANES.length()) {
            FloatVector g = FloatVector.fromArray(LANES, gradient, i).mul(factor);
            FloatVector m =
                    FloatVector.fromArray(LANES, velocity, i).mul(momentum).add(g);
            m.intoArray(velocity, i);
            FloatVector.fromArray(LANES, theta, i).mul(keep).sub(m.mul(rate)).intoArray(theta, i);
        }
        for (; i < to; i++) { // correctly rounded operations in the same order: the same bits as in a lane
            float m = velocity[i] * momentum + gradient[i] * factor;
            velocity[i] = m;
            theta[i] = theta[i] * keep - m * rate;
        }
    }
}
