package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;

/** A scalar loss of a flat parameter buffer, with its gradient. */
public interface Objective {
    /** The named blocks of the parameter buffer; constant over the objective's life. */
    ParameterLayout layout();

    /**
     * The loss at {@code parameters}; its gradient is written over {@code gradient}. The same parameters and state give the same bits.
     *
     * @param parameters {@code layout().length()} elements. Not modified.
     * @param gradient same length and precision. Modified.
     */
    double valueAndGradient(Buffer parameters, Buffer gradient);
}
