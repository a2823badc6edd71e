package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import java.util.List;

/**
 * What training produced. Loss and terms belong to exactly these parameters.
 *
 * @param parameters the last good parameters
 * @param steps updates in all stages
 * @param reason why the last stage that ran ended
 * @param message the reason in words, with numbers
 * @param weights term weights at the end
 * @param stages one entry per stage that ran
 */
public record TrainingResult(
        Buffer parameters,
        int steps,
        double seconds,
        StopReason reason,
        String message,
        double loss,
        double[] termValues,
        double[] weights,
        List<StageResult> stages) {

    /** The loss Σ λₖ·tₖ of terms tₖ with weights λₖ. */
    public static double loss(double[] weights, double[] termValues) {
        double loss = 0;
        for (int k = 0; k < termValues.length; k++) {
            loss += weights[k] * termValues[k];
        }
        return loss;
    }
}
