package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.stablegrad.optimizer.LineSearch;
import dev.fluxion.stablegrad.pass.Doubles;
import java.util.List;
import java.util.Optional;

/**
 * Runs one Gauss–Newton stage: directions δ of (JᵀJ + ε·m·I)·δ = −Jᵀr, with m the largest diagonal element, and a strong Wolfe line search that tries the whole
 * step first. ε only keeps the matrix definite; it grows where no step along δ decreases the loss.
 */
final class GaussNewtonStage extends LeastSquaresStage {
    private static final double FIRST_REGULARIZATION = 1e-10;

    /** Beyond this, δ is the steepest descent. */
    private static final double LARGEST_REGULARIZATION = 1e4;

    /** Below this, ε·m is less than the rounding of the matrix. */
    private static final double SMALLEST_REGULARIZATION = 1e-16;

    private static final double GROWTH = 100;
    private static final double DECAY = 10;

    private final LineSearch lineSearch;
    private double regularization = FIRST_REGULARIZATION;

    GaussNewtonStage(Run run, StageConfig.GaussNewton config) {
        super(run, config);
        lineSearch =
                new LineSearch(this::evaluate, n, run.parameters.precision().epsilon());
    }

    @Override
    double rate() {
        return lineSearch.step();
    }

    @Override
    Optional<Outcome> advance(int stageStep) {
        double[] gradient = ((Buffer.F64) run.gradient).values();
        double before = run.loss;
        double largest = system.largestDiagonal();
        while (regularization <= LARGEST_REGULARIZATION) {
            if (system.solve(regularization * largest, gradient, step)) {
                double slope = Doubles.dot(gradient, step);
                if (slope < 0 && lineSearch.search(x, step, before, slope, 1) != LineSearch.Status.FAILED) {
                    accept(lineSearch.x(), before, lineSearch.value());
                    regularization = Math.max(regularization / DECAY, SMALLEST_REGULARIZATION);
                    return Optional.empty();
                }
            }
            regularization *= GROWTH;
            Optional<Outcome> interrupted = interrupted(stageStep);
            if (interrupted.isPresent()) {
                return interrupted;
            }
        }
        regularization = FIRST_REGULARIZATION;
        return outcome(
                stageStep,
                StopReason.LINE_SEARCH_FAILED,
                "no step along a Gauss-Newton direction decreases the loss %.6e, regularised up to the steepest descent"
                        .formatted(before));
    }

    private double evaluate(double[] at, double[] gradient) {
        run.evaluate(new Buffer.F64(at), new Buffer.F64(gradient));
        return run.finite() ? run.loss : Double.NaN;
    }

    @Override
    public Memory save() {
        return new Memory(new double[] {regularization, flatSteps()}, List.of());
    }

    @Override
    public void restore(Memory state) {
        regularization = state.numbers()[0];
        flatSteps((int) state.numbers()[1]);
    }
}
