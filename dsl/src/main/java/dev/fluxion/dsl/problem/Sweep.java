package dev.fluxion.dsl.problem;

import java.util.List;

/**
 * One run for each value of a parameter.
 *
 * @param parameter the name of the {@code param}
 * @param values its values, at least one, in the order of the runs
 * @param warm whether a run starts from the parameters that the run before it has found
 */
public record Sweep(String parameter, List<Double> values, boolean warm) {
    /** Copies the values. */
    public Sweep {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a sweep over " + parameter + " needs a value");
        }
    }
}
