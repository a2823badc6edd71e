package dev.fluxion.stablegrad.pass;

import dev.fluxion.kernels.LanesF64;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShuffle;

/** The sum of a vector's lanes in a fixed order: {@code reduceLanes} leaves it open, and gives other bits interpreted than compiled. */
final class LaneSum {
    private static final int LENGTH = LanesF64.LENGTH;
    private static final VectorShuffle<Double> ROTATE_4 = rotation(4);
    private static final VectorShuffle<Double> ROTATE_2 = rotation(2);
    private static final VectorShuffle<Double> ROTATE_1 = rotation(1);

    private LaneSum() {}

    private static VectorShuffle<Double> rotation(int by) {
        return VectorShuffle.fromOp(LanesF64.SPECIES, i -> (i + by) % LENGTH);
    }

    /** Σ vᵢ, halves first. */
    static double of(DoubleVector v) {
        DoubleVector sum = v;
        if (LENGTH > 4) {
            sum = sum.add(sum.rearrange(ROTATE_4));
        }
        if (LENGTH > 2) {
            sum = sum.add(sum.rearrange(ROTATE_2));
        }
        if (LENGTH > 1) {
            sum = sum.add(sum.rearrange(ROTATE_1));
        }
        return sum.lane(0);
    }
}
