package dev.fluxion.stablegrad;

import java.util.Arrays;
import java.util.List;

/** A loss L = Σₖ λₖ·tₖ of named terms tₖ with weights λₖ ≥ 0 that can be changed between evaluations. */
public interface TermObjective extends Objective {
    /** Names of the terms, one per weight; constant over the objective's life. */
    List<String> terms();

    /** The unweighted terms tₖ of the last evaluation, in a new array. */
    double[] termValues();

    /** Sets the weights λₖ of later evaluations; copied. A zero weight removes the term from value and gradient, not from {@link #termValues}. */
    void weights(double[] lambda);

    /** The weights in force, in a new array. */
    double[] weights();

    /**
     * How much more each term shall count than the others, positive, part of its value already. Balancing keeps these ratios: what is made
     * equal are the gradient norms divided by them.
     */
    default double[] emphasis() {
        double[] ones = new double[terms().size()];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Statistics of the prediction gradient of the last evaluation. */
    PredictionGradient predictionGradient();
}
