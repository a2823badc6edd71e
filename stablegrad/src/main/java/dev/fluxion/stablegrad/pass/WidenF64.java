package dev.fluxion.stablegrad.pass;

import jdk.incubator.vector.DoubleVector;

/** Loads f64 elements, with the signature of {@link WidenF32}. */
final class WidenF64 {
    private WidenF64() {}

    static DoubleVector load(double[] values, int index) {
        return DoubleVector.fromArray(DoubleVector.SPECIES_PREFERRED, values, index);
    }
}
