package dev.fluxion.dsl.problem;

import dev.fluxion.autodiff.graph.Node;

/**
 * One scalar of a plot.
 *
 * @param title the expression as the file writes it, with the component number for vectors
 * @param value the value in terms of the unknowns
 */
public record PlotItem(String title, Node value) {}
