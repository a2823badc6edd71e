package dev.fluxion.dsl.problem;

/**
 * A scalar unknown, that is, one output of the network; its position in {@link Problem#fields()} is its index in the graph.
 *
 * @param name the name as written
 * @param vector the name of the vector it is a component of, or the empty string
 * @param label the text for axes and tables, or the empty string
 */
public record Field(String name, String vector, String label) {}
