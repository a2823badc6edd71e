package dev.fluxion.stablegrad.pass;

import dev.fluxion.kernels.LanesF64;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Loads f32 elements as doubles, as many as a double vector holds. */
final class WidenF32 {
    private static final VectorSpecies<Double> DOUBLES = LanesF64.SPECIES;
    private static final VectorSpecies<Float> HALF =
            VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

    private WidenF32() {}

    static DoubleVector load(float[] values, int index) {
        return (DoubleVector) FloatVector.fromArray(HALF, values, index).convertShape(VectorOperators.F2D, DOUBLES, 0);
    }
}
