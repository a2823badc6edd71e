package dev.fluxion.solver;

import dev.fluxion.solver.objective.ErrorEstimator;
import dev.fluxion.stablegrad.TrainingResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells when a residual is small at the training points only. A strong optimizer on few points can hide a shock between them: the
 * loss looks converged and the solution is wrong.
 */
final class OverfitNotice {
    private static final double SUSPICIOUS = 100;
    private static final double NEGLIGIBLE = 1e-12; // below it, the ratio of two rounding errors means nothing

    private OverfitNotice() {}

    /**
     * The sentence for the term that is worst on fresh points, or for the loss on those of the estimator, if any is suspicious.
     *
     * @param terms names
     * @param fresh values on fresh points
     */
    static Optional<String> of(List<String> terms, double[] fresh, ErrorEstimator estimator, TrainingResult result) {
        return terms(terms, fresh, result).or(() -> {
            double loss = estimator.freshLoss(result.parameters(), result.weights());
            return suspicious(loss, result.loss())
                    ? Optional.of(sentence("the loss", loss, result.loss()))
                    : Optional.empty();
        });
    }

    /** Whether a loss on fresh points says that a residual is small at the training points only. */
    static boolean suspicious(double fresh, double trained) {
        return fresh > NEGLIGIBLE && fresh > SUSPICIOUS * trained;
    }

    private static Optional<String> terms(List<String> terms, double[] fresh, TrainingResult result) {
        int worst = -1;
        for (int k = 0; k < fresh.length; k++) {
            if (suspicious(fresh[k], result.termValues()[k])
                    && (worst < 0 || ratio(fresh, result, k) > ratio(fresh, result, worst))) {
                worst = k;
            }
        }
        if (worst < 0) {
            return Optional.empty();
        }
        return Optional.of(sentence(terms.get(worst), fresh[worst], result.termValues()[worst]));
    }

    private static String sentence(String what, double fresh, double trained) {
        return String.format(
                Locale.ROOT,
                "%s is %.2e on fresh points and %.2e on the training points: the residual is small only where it was trained; "
                        + "use more points, e.g. points = counts(interior = 16384), or resample = 500 in a first-order stage",
                what,
                fresh,
                trained);
    }

    private static double ratio(double[] fresh, TrainingResult result, int k) {
        return fresh[k] / result.termValues()[k];
    }
}
