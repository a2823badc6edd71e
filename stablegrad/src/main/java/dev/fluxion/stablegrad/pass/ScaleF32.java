package dev.fluxion.stablegrad.pass;

import dev.fluxion.kernels.LanesF32;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Multiplication of a range by a number. */
public final class ScaleF32 {
    private static final VectorSpecies<Float> LANES = LanesF32.SPECIES;

    private ScaleF32() {}

    /**
     * x ← c·x on the range [from, to).
     *
     * @param values x. Modified.
     */
    public static void sweep(float[] values, int from, int to, float factor) {
        int i = from;
        for (int end = from + LANES.loopBound(to - from); i < end; i += LANES.length()) {
            FloatVector.fromArray(LANES, values, i).mul(factor).intoArray(values, i);
        }
        for (; i < to; i++) {
            values[i] *= factor;
        }
    }
}
