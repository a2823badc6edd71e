package dev.fluxion.solver;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.stablegrad.Checkpoint;

/** Where a training starts. */
public sealed interface Start {
    /** At random parameters, drawn from the seed. */
    record Random() implements Start {}

    /**
     * At given parameters, e.g. those of a similar problem.
     *
     * @param parameters as many as the network has, in the precision of the run; not modified
     */
    record Warm(Buffer parameters) implements Start {}

    /**
     * Where an interrupted run of the same problem with the same options was saved: it goes on with the same steps, bit for bit, as if it
     * had not been interrupted.
     *
     * @param checkpoint what was saved
     */
    record Resumed(Checkpoint checkpoint) implements Start {}
}
