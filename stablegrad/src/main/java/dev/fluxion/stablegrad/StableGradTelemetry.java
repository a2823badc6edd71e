package dev.fluxion.stablegrad;

import java.util.List;

/**
 * What StableGrad did in one step, for the blocks that it rescales.
 *
 * @param blocks their names, in layout order
 * @param spreads the spread s of each one's gradient before
 * @param factors what each one's gradient is multiplied by; 1 where s is 0 or not finite, or where r is
 * @param reference the scale r
 * @param untouchedSteps steps of this stage so far in which r was zero or not finite and all gradients were left as they are
 */
public record StableGradTelemetry(
        List<String> blocks, double[] spreads, double[] factors, double reference, long untouchedSteps) {}
