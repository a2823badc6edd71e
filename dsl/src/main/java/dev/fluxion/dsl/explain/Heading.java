package dev.fluxion.dsl.explain;

import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.region.Corner;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The first line about a problem: what is sought where, and by which network. */
final class Heading {
    private Heading() {}

    /** {@code u(x, t) on Ω = [-1, 1], t in [0, 1]}. */
    static String signature(Problem problem) {
        List<Axis> axes = problem.axes();
        String arguments = axes.size() > 4
                ? "(" + axes.getFirst().name() + ", …, " + axes.getLast().name() + ")"
                : axes.stream().map(Axis::name).collect(Collectors.joining(", ", "(", ")"));
        String fields = Stream.concat(
                        Stream.of(problem.fields().stream()
                                        .filter(f -> f.constantAlong().isEmpty())
                                        .map(Field::name)
                                        .collect(Collectors.joining(", "))
                                + arguments),
                        problem.fields().stream()
                                .filter(f -> !f.constantAlong().isEmpty())
                                .map(f -> f.name() + arguments(f, axes)))
                .filter(text -> !text.equals(arguments))
                .collect(Collectors.joining(", "));
        String space = problem.spaceAxes().isEmpty()
                ? ""
                : " on Ω " + (problem.domain().isPresent() ? "within " : "= ") + box(problem.spaceAxes());
        String time = problem.timeAxis()
                .map(t -> (space.isEmpty() ? " for " : ", ") + t.name() + " in " + interval(t))
                .orElse("");
        String parameters = problem.parameterAxes().stream()
                .map(p -> ", " + p.name() + " in " + interval(p))
                .collect(Collectors.joining());
        return fields + space + time + parameters;
    }

    /** The coordinates that a field depends on. */
    private static String arguments(Field field, List<Axis> axes) {
        return IntStream.range(0, axes.size())
                .filter(axis -> !field.constantAlong().contains(axis))
                .mapToObj(axis -> axes.get(axis).name())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String box(List<Axis> axes) {
        boolean cube = axes.size() > 1
                && axes.stream().map(Heading::interval).distinct().count() == 1;
        return cube
                ? interval(axes.getFirst()) + "^" + axes.size()
                : axes.stream().map(Heading::interval).collect(Collectors.joining(" × "));
    }

    private static String interval(Axis axis) {
        return "[" + Plain.number(axis.lower()) + ", " + Plain.number(axis.upper()) + "]";
    }

    /** Corners whose singular functions are inputs of the network. */
    static List<Corner> corners(Problem problem) {
        return problem.domain().map(Corner::of).orElse(List.of());
    }

    /** {@code 1 network 2 → 20×3 tanh → 1, 921 weights}. */
    static String network(Problem problem, Training training) {
        int width = training.network().width();
        int depth = training.network().depth();
        int inputs =
                problem.axes().stream().mapToInt(axis -> axis.joined() ? 2 : 1).sum()
                        + 2 * corners(problem).size();
        int outputs = problem.fields().size();
        int numbers = problem.numbers();
        long weights = (inputs + 1L) * width
                + (depth - 1L) * (width + 1L) * width
                + (width + 1L) * (outputs - numbers)
                + numbers;
        return "1 network " + inputs + " → " + width + "×" + depth + " "
                + training.network().activation() + " → " + outputs + ", " + Plain.count(weights) + " weights";
    }
}
