package dev.fluxion.solver;

import dev.fluxion.stablegrad.StopReason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A finished run.
 *
 * @param model the last good model
 * @param terms names of the loss terms
 * @param losses final unweighted loss of each term
 * @param weights final λ of each term
 * @param steps steps taken in all stages
 * @param seconds wall-clock time of the training
 * @param reason why it ended
 * @param message the reason in words, with numbers
 * @param estimatedError estimate of the largest relative L2 error of a field, where the run could tell, or the error that an independent check found
 * @param check what a second method says, where nothing is known about the solution and there is a method for the problem
 * @param uncertainty how well inferred numbers are known, where data say it
 * @param plan what was chosen and why
 * @param history the progress reports worth keeping, first and last included
 */
public record SolveResult(
        TrainedModel model,
        List<String> terms,
        double[] losses,
        double[] weights,
        int steps,
        double seconds,
        StopReason reason,
        String message,
        OptionalDouble estimatedError,
        Optional<IndependentCheck> check,
        Optional<Uncertainty> uncertainty,
        Plan plan,
        List<Progress> history) {
    /** How well inferred fields are known; none where nothing says it. */
    public List<FieldUncertainty> uncertainFields() {
        return uncertainty.map(Uncertainty::fields).orElse(List.of());
    }

    /** Copies the lists and checks the lengths. */
    public SolveResult {
        terms = List.copyOf(terms);
        history = List.copyOf(history);
        if (losses.length != terms.size() || weights.length != terms.size()) {
            throw new IllegalArgumentException(
                    terms.size() + " terms, " + losses.length + " losses, " + weights.length + " weights");
        }
    }
}
