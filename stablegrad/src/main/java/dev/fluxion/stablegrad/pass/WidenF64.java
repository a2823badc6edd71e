package dev.fluxion.stablegrad.pass;

import dev.fluxion.kernels.LanesF64;
import jdk.incubator.vector.DoubleVector;

/** Loads f64 elements, with the signature of {@link WidenF32}. */
final class WidenF64 {
    private WidenF64() {}

    static DoubleVector load(double[] values, int index) {
        return DoubleVector.fromArray(LanesF64.SPECIES, values, index);
    }
}
