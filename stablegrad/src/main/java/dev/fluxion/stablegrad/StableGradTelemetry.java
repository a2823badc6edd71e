package dev.fluxion.stablegrad;

/**
 * What StableGrad did in one step.
 *
 * @param reference the scale r
 * @param factors gradient factor per block, in layout order; 1 for blocks left as they are
 * @param untouchedSteps steps of this stage so far in which r was zero or not finite and all gradients were left as they are
 */
public record StableGradTelemetry(double reference, double[] factors, long untouchedSteps) {}
