package dev.fluxion.dsl.problem;

import dev.fluxion.autodiff.graph.Comparison;
import dev.fluxion.autodiff.graph.Node;

/** A bound that the finished run must meet. */
public sealed interface Expectation {
    /** The statement as written, for messages. */
    String text();

    /** Less, or less or equal. */
    Comparison comparison();

    /**
     * On an error: {@code comparison(metric(field), bound)}.
     *
     * @param metric how the error is measured
     * @param field the index of the field
     */
    record OfError(String text, Metric metric, int field, Comparison comparison, double bound) implements Expectation {}

    /**
     * On monitors: {@code comparison(small, large)}, at the end of time.
     *
     * @param small in the same graph as {@code large}, whose coordinate i is the value of monitor i
     */
    record OfMonitors(String text, Node small, Comparison comparison, Node large) implements Expectation {}
}
