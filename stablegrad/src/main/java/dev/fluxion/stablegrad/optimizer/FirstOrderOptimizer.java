package dev.fluxion.stablegrad.optimizer;

import dev.fluxion.kernels.Buffer;
import java.util.List;

/** The moments of a first-order method, and its update. */
public sealed interface FirstOrderOptimizer permits Adam, Momentum {
    /**
     * One update of every block b = [bounds[b], bounds[b + 1]), whose gradient is first multiplied by {@code factors[b]}.
     *
     * @param parameters Modified.
     * @param gradient Not modified.
     */
    void update(Buffer parameters, Buffer gradient, int[] bounds, double[] factors, double rate);

    /** Back to zero moments. */
    void reset();

    /** Updates since the last reset. */
    int updates();

    /** Takes up a saved count of updates; the moments are restored through {@link #moments}. */
    void updates(int count);

    /** The moment buffers themselves, for checkpoints. */
    List<Buffer> moments();
}
