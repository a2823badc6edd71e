package dev.fluxion.dsl.problem;

/** How the learning rate changes over the steps of one stage. */
public sealed interface Schedule {

    /** No change. */
    record Constant() implements Schedule {}

    /**
     * A half cosine from 1 to {@code floor} over the stage.
     *
     * @param floor the factor at the last step
     */
    record Cosine(double floor) implements Schedule {}

    /**
     * {@code decay^(step / every)}, continuously.
     *
     * @param decay the factor after {@code every} steps
     * @param every the number of steps
     */
    record Exponential(double decay, int every) implements Schedule {}
}
