package dev.fluxion.dsl.problem;

import dev.fluxion.autodiff.graph.Comparison;

/**
 * A bound on an error that the finished run must meet: {@code comparison(metric(field), bound)}.
 *
 * @param text the statement as written, for messages
 * @param metric how the error is measured
 * @param field the index of the field
 * @param comparison how the error compares with the bound
 * @param bound the bound
 */
public record Expectation(String text, Metric metric, int field, Comparison comparison, double bound) {}
