package dev.fluxion.dsl.problem;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.residual.Support;
import java.nio.file.Path;
import java.util.List;

/**
 * Measured values of expressions at points: {@code observe u from "u.csv"}.
 *
 * @param name {@code observe1, observe2, …} by position
 * @param file where they come from
 * @param points the places of the rows that lie in the domain
 * @param values what was measured, one or more expressions
 * @param data the measured values, as many nodes: each a column of data over {@code points}
 * @param weight w(x) ≥ 0 in the mean of w·(value - data)²
 */
public record Observation(
        String name, Path file, Support.Points points, List<Node> values, List<Node> data, Node weight) {

    /** Checks that there is data for every value. */
    public Observation {
        values = List.copyOf(values);
        data = List.copyOf(data);
        if (values.isEmpty() || values.size() != data.size()) {
            throw new IllegalArgumentException(name + ": " + values.size() + " values, " + data.size() + " columns");
        }
    }

    /** Whether what was measured is noisy, or too sparse to tell. */
    public boolean noisy(List<Axis> axes) {
        return data.stream().anyMatch(column -> {
            double[] measured = new double[points.count()];
            ((Node.Custom) column).op().value(new double[0][], measured, measured.length);
            return MeasuredNoise.in(axes, points.coordinates(), measured);
        });
    }

    /** The name of component {@code i}, counted from 0: {@code observe1.2}, or the bare name of a single one. */
    public String componentName(int i) {
        return values.size() == 1 ? name : name + "." + (i + 1);
    }
}
