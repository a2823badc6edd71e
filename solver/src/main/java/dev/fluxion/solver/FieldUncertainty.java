package dev.fluxion.solver;

import dev.fluxion.autodiff.graph.Decimal;
import dev.fluxion.dsl.problem.Axis;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How well an inferred field is known from noisy data: its standard deviation in the linearised least-squares problem at the solution. What the network
 * makes of places that the data say nothing about is part of it as far as that follows the data.
 *
 * @param name the field
 * @param points {@code [point][coordinate]}, those of {@link dev.fluxion.solver.geometry.SolutionPoints}
 * @param values what was found at the points
 * @param standardDeviations of the values
 * @param size what a standard deviation compares with: the root mean square of the values, or half the interval of the field if that is less
 */
public record FieldUncertainty(
        String name, double[][] points, double[] values, double[] standardDeviations, double size) {
    /** Checks the lengths. */
    public FieldUncertainty {
        if (values.length != points.length || standardDeviations.length != points.length) {
            throw new IllegalArgumentException(points.length + " points, " + values.length + " values, "
                    + standardDeviations.length + " standard deviations");
        }
    }

    /** Half the width of the 95 % confidence interval at point {@code i}, for normal noise. */
    public double halfWidth(int i) {
        return Uncertainty.NORMAL_95 * standardDeviations[i];
    }

    /** The root mean square of the half widths. */
    public double typicalHalfWidth() {
        double squares = Arrays.stream(standardDeviations).map(s -> s * s).sum();
        return Uncertainty.NORMAL_95 * Math.sqrt(squares / standardDeviations.length);
    }

    /** The point where the interval is widest. */
    public int widest() {
        return IntStream.range(0, points.length)
                .reduce((i, j) -> standardDeviations[j] > standardDeviations[i] ? j : i)
                .orElseThrow();
    }

    /** Point {@code i} in words, {@code x = 0.25, y = 0.5}. */
    public String place(List<Axis> axes, int i) {
        return IntStream.range(0, axes.size())
                .mapToObj(d -> axes.get(d).name() + " = " + Decimal.significant(points[i][d], 3))
                .collect(Collectors.joining(", "));
    }

    /** The part of the points where the interval is wider than the field is large, so that the data say little more there than nothing. */
    public double undeterminedPart() {
        return IntStream.range(0, points.length)
                .mapToDouble(i -> halfWidth(i) > size ? 1 : 0)
                .average()
                .orElse(0);
    }
}
