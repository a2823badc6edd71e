package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import java.util.Optional;

/**
 * The state after {@code step} updates. Loss, terms and gradient norm belong to exactly these parameters.
 *
 * @param stage name of the stage
 * @param step updates since training began
 * @param stageStep updates since the stage began
 * @param stageSteps most steps of the stage
 * @param parameters live view: read during the call, copy to keep, never modify
 * @param loss Σₖ λₖ·tₖ
 * @param termValues unweighted tₖ
 * @param weights λₖ
 * @param learningRate rate of the next update (first order), or length factor of the last line search (quasi-Newton)
 * @param gradientNorm ‖∇L‖₂ as the objective gave it, before StableGrad and clipping
 * @param seconds since training began
 * @param stableGrad what the pass does to this gradient, in first-order stages that use it
 */
public record StepEvent(
        String stage,
        int step,
        int stageStep,
        int stageSteps,
        Buffer parameters,
        double loss,
        double[] termValues,
        double[] weights,
        double learningRate,
        double gradientNorm,
        double seconds,
        Optional<StableGradTelemetry> stableGrad) {}
