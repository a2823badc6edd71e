package dev.fluxion.solver.check;

import dev.fluxion.solver.geometry.PointSet;
import java.util.stream.Stream;

/** A way to solve a problem that takes nothing from the network but where an iteration begins. */
sealed interface SecondMethod permits InitialValueMethod, SpectralMethod {
    /** What it is called, to be read after "by". */
    String name();

    /**
     * Its solutions at points of the domain, each better and slower than the one before, and none computed before it is asked for.
     *
     * @param ours where an iteration may begin
     */
    Stream<SecondSolution> solutions(FieldValues ours, PointSet points);
}
