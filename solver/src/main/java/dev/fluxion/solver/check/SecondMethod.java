package dev.fluxion.solver.check;

import dev.fluxion.solver.geometry.PointSet;
import java.util.stream.Stream;

/** A way to solve a problem that shares nothing with the network but the residuals. */
sealed interface SecondMethod permits InitialValueMethod, SpectralMethod {
    /** What it is called, to be read after "by". */
    String name();

    /** Its solutions at points of the domain, each better and slower than the one before, and none computed before it is asked for. */
    Stream<SecondSolution> solutions(PointSet points);
}
