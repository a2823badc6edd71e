package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.util.List;
import java.util.Optional;

/**
 * Runs one Levenberg–Marquardt stage: steps δ of (JᵀJ + μ·I)·δ = −Jᵀr, where μ follows the ratio of the decrease found to the one predicted (Nielsen 1999).
 * A step that does not decrease the loss is solved for again with a larger μ, from the same matrix.
 */
final class LevenbergMarquardtStage extends LeastSquaresStage {
    /** μ of the first step relative to the largest diagonal element. */
    private static final double FIRST_DAMPING = 1e-3;

    /** Beyond this multiple of the largest diagonal element, a step is a gradient step too short to change anything. */
    private static final double LARGEST_DAMPING = 1e8;

    /** Below this multiple, μ is less than the rounding of the matrix. */
    private static final double SMALLEST_DAMPING = 1e-18;

    private final Buffer trial;
    private final Buffer trialGradient;
    private double damping = Double.NaN;
    private double growth = 2;

    LevenbergMarquardtStage(Run run, StageConfig.LevenbergMarquardt config) {
        super(run, config);
        trial = Buffer.allocate(Precision.F64, n);
        trialGradient = Buffer.allocate(Precision.F64, n);
    }

    @Override
    double rate() {
        return damping;
    }

    @Override
    Optional<Outcome> advance(int stageStep) {
        double largest = system.largestDiagonal();
        if (Double.isNaN(damping)) {
            damping = FIRST_DAMPING * largest;
        }
        double[] gradient = ((Buffer.F64) run.gradient).values();
        double before = run.loss;
        while (damping <= LARGEST_DAMPING * largest) {
            if (system.solve(damping, gradient, step)) {
                double predicted = system.predicted(damping, gradient, step);
                double found = evaluateTrial();
                double ratio = (before - found) / predicted;
                if (ratio > 0 && predicted > 0 && run.finite()) {
                    accept(((Buffer.F64) trial).values(), before, found);
                    relax(ratio, largest);
                    return Optional.empty();
                }
            }
            damping *= growth;
            growth *= 2;
            Optional<Outcome> interrupted = interrupted(stageStep);
            if (interrupted.isPresent()) {
                return interrupted;
            }
        }
        damping = Double.NaN;
        growth = 2;
        return outcome(
                stageStep,
                StopReason.DAMPING_LIMIT,
                "no damping up to %.1e gives a step that decreases the loss %.6e"
                        .formatted(LARGEST_DAMPING * largest, before));
    }

    /** The loss after the step; not finite values count as infinite. */
    private double evaluateTrial() {
        double[] at = ((Buffer.F64) trial).values();
        for (int i = 0; i < n; i++) {
            at[i] = x[i] + step[i];
        }
        run.evaluate(trial, trialGradient);
        return run.finite() ? run.loss : Double.POSITIVE_INFINITY;
    }

    private void relax(double ratio, double largest) {
        double shrink = 2 * ratio - 1;
        damping = Math.max(damping * Math.max(1.0 / 3, 1 - shrink * shrink * shrink), SMALLEST_DAMPING * largest);
        growth = 2;
    }

    @Override
    public Memory save() {
        return new Memory(new double[] {damping, growth, flatSteps()}, List.of());
    }

    @Override
    public void restore(Memory state) {
        damping = state.numbers()[0];
        growth = state.numbers()[1];
        flatSteps((int) state.numbers()[2]);
    }
}
