package dev.fluxion.stablegrad;

/**
 * Statistics of dL/dY over all predictions Y of one evaluation, flattened. For a PINN, Y is every jet output that the loss consumes
 * (u, u_x, u_xx …) over all points: the adjoint of u alone vanishes where the loss uses only derivatives.
 *
 * @param count number of elements
 * @param mean their mean
 * @param standardDeviation their population standard deviation
 */
public record PredictionGradient(long count, double mean, double standardDeviation) {
    /** Root mean square √(σ² + μ²). */
    public double rootMeanSquare() {
        return Math.hypot(standardDeviation, mean);
    }
}
