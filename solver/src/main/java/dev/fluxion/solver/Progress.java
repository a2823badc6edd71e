package dev.fluxion.solver;

import dev.fluxion.stablegrad.StableGradTelemetry;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The state after a step. Loss and terms belong to the same parameters.
 *
 * @param stage name of the optimizer
 * @param step steps since training began
 * @param totalSteps most steps of all stages together
 * @param loss Σ λₖ·tₖ
 * @param termLosses unweighted tₖ, in the order of {@link SolveResult#terms}; own arrays, never reused
 * @param weights λₖ
 * @param learningRate of the next step
 * @param seconds since training began
 * @param stepsPerSecond recent speed
 * @param error largest relative L2 error over the fields whose solution is known, where it was measured at this step
 * @param stableGrad what StableGrad did to the gradient of this step, in stages that use it
 */
public record Progress(
        String stage,
        int step,
        int totalSteps,
        double loss,
        double[] termLosses,
        double[] weights,
        double learningRate,
        double seconds,
        double stepsPerSecond,
        OptionalDouble error,
        Optional<StableGradTelemetry> stableGrad) {
    /** A step without StableGrad. */
    public Progress(
            String stage,
            int step,
            int totalSteps,
            double loss,
            double[] termLosses,
            double[] weights,
            double learningRate,
            double seconds,
            double stepsPerSecond,
            OptionalDouble error) {
        this(
                stage,
                step,
                totalSteps,
                loss,
                termLosses,
                weights,
                learningRate,
                seconds,
                stepsPerSecond,
                error,
                Optional.empty());
    }
}
