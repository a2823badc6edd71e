package dev.fluxion.solver;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.solver.objective.ErrorEstimator;
import dev.fluxion.solver.objective.PinnObjective;
import dev.fluxion.stablegrad.Memory;
import dev.fluxion.stablegrad.TrainingResult;
import java.util.Locale;
import java.util.Optional;

/**
 * The parameters with the least loss at fresh points, of those that were looked at. The last ones need not be the best: a network that has been fitted to some points for long may have
 * grown spikes between them.
 */
final class BestPoint {
    /** A loss at fresh points that is so many times as large means twice the error. */
    private static final double WORSE = 4;

    /** A loss at fresh points that is so many times as large does not come down again by itself. */
    private static final double ASTRAY = 100;

    /** Losses below are rounding. */
    private static final double NEGLIGIBLE = 1e-12;

    private final ErrorEstimator estimator;
    private Optional<Buffer> parameters = Optional.empty();
    private double loss = Double.POSITIVE_INFINITY;
    private int step;

    BestPoint(ErrorEstimator estimator) {
        this.estimator = estimator;
    }

    /** The loss at fresh points; the parameters are kept if it is the least so far. */
    double look(int now, Buffer candidate, double[] weights) {
        double fresh = estimator.freshLoss(candidate, weights);
        if (fresh < loss) {
            loss = fresh;
            step = now;
            parameters = Optional.of(candidate.copy());
        }
        return fresh;
    }

    /**
     * Puts the best parameters in place of others, if those are astray.
     *
     * @param fresh the loss of the others at fresh points
     * @param current the others. Modified if they are replaced.
     */
    boolean replaces(double fresh, Buffer current) {
        boolean astray = fresh > NEGLIGIBLE && !(fresh <= ASTRAY * loss);
        if (astray) {
            current.setAll(parameters.orElseThrow());
        }
        return astray;
    }

    /** The step of the best parameters. */
    int step() {
        return step;
    }

    /** The loss of the best parameters at fresh points. */
    double loss() {
        return loss;
    }

    /** Forgets what it saw, which does not compare with what follows. */
    void restart() {
        parameters = Optional.empty();
        loss = Double.POSITIVE_INFINITY;
    }

    Memory save() {
        return new Memory(new double[] {step, loss}, parameters.stream().toList());
    }

    void restore(Memory memory) {
        step = (int) memory.numbers()[0];
        loss = memory.numbers()[1];
        parameters = memory.arrays().stream().findFirst();
    }

    /** The result at the best parameters where those of {@code last} are worse, else {@code last}. Weights are those of the end. */
    TrainingResult of(TrainingResult last, PinnObjective objective, SolveListener listener) {
        if (parameters.isEmpty()) {
            return last;
        }
        Buffer better = parameters.get();
        double fresh = estimator.freshLoss(last.parameters(), last.weights());
        double least = estimator.freshLoss(better, last.weights());
        if (fresh <= WORSE * least) {
            return last;
        }
        double[] terms = objective.values(better);
        listener.notice(
                last.steps(),
                String.format(
                        Locale.ROOT,
                        "the solution is that of step %d: its loss at fresh points is %.1e, that of the last step %.1e",
                        step,
                        least,
                        fresh));
        return new TrainingResult(
                better,
                last.steps(),
                last.seconds(),
                last.reason(),
                last.message(),
                TrainingResult.loss(last.weights(), terms),
                terms,
                last.weights(),
                last.stages());
    }
}
