package dev.fluxion.dsl.explain;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Notation;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Constraint;
import dev.fluxion.dsl.problem.Equation;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.Observation;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.problem.Weights;
import dev.fluxion.dsl.region.Corner;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints a compiled problem for people. */
public final class Explain {
    private static final int FORMULA_WIDTH = 56;

    /** Parts of a formula that people still read. */
    private static final int LONGEST_COMPOSITION = 200;

    private Explain() {}

    /** The problem in readable mathematics, trained with its unnamed settings; those of the named blocks follow. */
    public static String print(Problem problem, ResidualGraph residuals) {
        return print(problem, residuals, problem.training());
    }

    /**
     * The problem in readable mathematics: what the file says and what it leaves to the defaults.
     *
     * @param training the settings in force; after the unnamed ones of the problem come those of every named block
     */
    public static String print(Problem problem, ResidualGraph residuals, Training training) {
        StringBuilder text = new StringBuilder();
        text.append(problem.title())
                .append("   ")
                .append(Heading.signature(problem))
                .append("   ");
        text.append(Heading.network(problem, training)).append('\n');
        Mathematics mathematics = new Mathematics(problem.notation());
        text.append(statements(problem, training, mathematics));
        text.append(hard(problem, residuals, mathematics));
        choices(problem).forEach(line -> text.append("  ").append(line).append('\n'));
        for (int field = 0; field < problem.fields().size(); field++) {
            text.append("  derivatives of ")
                    .append(problem.fields().get(field).name())
                    .append(": ");
            text.append(derivatives(problem, field)).append('\n');
        }
        for (Axis axis : problem.axes()) {
            if (axis.joined()) {
                text.append("  periodic in ").append(axis.name()).append(": built into the network, no loss term\n");
            }
        }
        for (Field field : problem.fields()) {
            for (int axis : field.constantAlong()) {
                String x = problem.axes().get(axis).name();
                text.append(String.format(
                        "  %1$s does not depend on %2$s: the loss term %1$s_%2$s = 0\n", field.name(), x));
            }
        }
        for (Corner corner : Heading.corners(problem)) {
            text.append("  re-entrant corner (")
                    .append(Plain.number(corner.x()))
                    .append(", ")
                    .append(Plain.number(corner.y()))
                    .append("): its two singular functions are inputs of the network\n");
        }
        if (!problem.parameters().isEmpty()) {
            text.append(problem.parameters().entrySet().stream()
                    .map(p -> p.getKey() + " = " + Plain.number(p.getValue()))
                    .collect(Collectors.joining(", ", "  parameters: ", "\n")));
        }
        text.append(data(problem, mathematics));
        text.append(TrainingText.print(problem, training));
        if (training.equals(problem.training())) {
            problem.trainings()
                    .forEach((name, named) -> text.append(
                            name.isEmpty() ? "" : "  train " + name + "\n" + TrainingText.print(problem, named)));
        }
        return text.toString();
    }

    /** What the compiler chose for the conditions and why, a line for each reason; nothing where the file says it all. */
    public static List<String> choices(Problem problem) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Condition condition : problem.conditions()) {
            if (!condition.choice().isEmpty()) {
                names.computeIfAbsent(
                                (condition.hard() ? "chose hard" : "left soft") + "\n" + condition.choice(),
                                reason -> new ArrayList<>())
                        .add(condition.name());
            }
        }
        return names.entrySet().stream()
                .map(e -> e.getKey().replace("\n", " " + String.join(", ", e.getValue()) + ": "))
                .toList();
    }

    /** What {@code check} says about a problem without errors: the fields, the equations and the table of conditions. */
    public static String summary(Problem problem, List<String> notes) {
        StringBuilder text = new StringBuilder();
        text.append(problem.title())
                .append("   ")
                .append(Heading.signature(problem))
                .append('\n');
        text.append("  equations   ")
                .append(problem.equations().stream()
                        .flatMap(e -> Stream.iterate(0, i -> i < e.left().size(), i -> i + 1)
                                .map(e::componentName))
                        .collect(Collectors.joining(", ")))
                .append('\n');
        text.append(ConditionTable.of(problem).print(problem));
        text.append(TrainingText.print(problem, problem.training()));
        choices(problem).forEach(line -> text.append("  ").append(line).append('\n'));
        notes.forEach(note -> text.append("  note: ").append(note).append('\n'));
        return text.toString();
    }

    /** The residual graph: fields and residuals by node, then every node once. */
    public static String graph(Problem problem, ResidualGraph residuals) {
        return new GraphListing(problem, residuals).print();
    }

    /** What a place in space is multiplied with: the ranges P of parameters, and the time T. */
    private static String beyondSpace(Problem problem) {
        return (problem.parameterAxes().isEmpty() ? "" : " × P")
                + (problem.timeAxis().isPresent() ? " × T" : "");
    }

    private static String statements(Problem problem, Training training, Mathematics mathematics) {
        List<List<String>> lines = new ArrayList<>();
        for (Equation e : problem.equations()) {
            for (int i = 0; i < e.left().size(); i++) {
                String points = Plain.count(e.points().orElse(training.interior())) + " points";
                String place = "Ω" + beyondSpace(problem) + restriction(e.where(), mathematics);
                line(
                        lines,
                        e.componentName(i),
                        mathematics.equation(e.left().get(i), e.right().get(i)),
                        place,
                        points + weight(e.weight(), mathematics) + factor(training, e.componentName(i), "eq"));
            }
        }
        for (Condition c : problem.conditions()) {
            for (int i = 0; i < c.left().size(); i++) {
                String kind = c.initial() ? "ic" : "bc";
                String points = c.hard()
                        ? "hard"
                        : points(c, problem, training)
                                + weight(c.weight(), mathematics)
                                + factor(training, c.componentName(i), kind);
                line(
                        lines,
                        c.componentName(i),
                        mathematics.equation(c.left().get(i), c.right().get(i)),
                        place(problem, c.support(), mathematics),
                        points);
            }
        }
        for (Observation o : problem.observations()) {
            for (int i = 0; i < o.values().size(); i++) {
                line(
                        lines,
                        o.componentName(i),
                        mathematics.print(o.values().get(i)) + " = data",
                        o.file().getFileName().toString(),
                        Plain.count(o.points().count()) + " points" + weight(o.weight(), mathematics)
                                + factor(training, o.componentName(i), "observe"));
            }
        }
        for (Constraint c : problem.sums()) {
            line(
                    lines,
                    c.name(),
                    c.text(),
                    c.summands().size() == 1 ? "one value" : c.summands().size() + " values",
                    Plain.count(c.points().count()) + " points" + factor(training, c.name(), "constraint"));
        }
        return Plain.columns(lines);
    }

    private static void line(List<List<String>> lines, String name, String formula, String place, String rest) {
        if (formula.codePointCount(0, formula.length()) <= FORMULA_WIDTH) {
            lines.add(List.of(name, formula, place, rest));
        } else {
            lines.add(List.of(name, "", place, rest));
            lines.add(List.of("    " + formula));
        }
    }

    private static String weight(Node weight, Mathematics mathematics) {
        return weight instanceof Node.Constant(double value) && value == 1
                ? ""
                : ", weight " + mathematics.print(weight);
    }

    private static String factor(Training training, String term, String kind) {
        return switch (training.weights()) {
            case Weights.Auto auto -> ", λ auto";
            case Weights.Fixed fixed -> ", λ 1";
            case Weights.Relative relative -> ", λ " + Plain.number(relative.factor(term, kind));
        };
    }

    private static String restriction(Optional<Node> where, Mathematics mathematics) {
        return where.map(w -> " where " + mathematics.print(w) + " > 0").orElse("");
    }

    private static String points(Condition condition, Problem problem, Training training) {
        if (condition.points().isPresent()) {
            return Plain.count(condition.points().getAsInt()) + " points";
        }
        return switch (condition.support()) {
            case Support.Initial initial -> Plain.count(training.initial()) + " points";
            case Support.Points given -> Plain.count(given.count()) + " points";
            case Support.At at -> problem.dimension() == at.point().size() ? "1 point" : "one point at many times";
            case Support.Interior interior -> Plain.count(training.interior()) + " points";
            case Support.Surface(var surface, double share, String text, var where) ->
                (share > 1 - 1e-9 ? "" : "a share by measure of ") + Plain.count(training.boundary()) + " points";
            case Support.Faces(var faces, var where) -> {
                long sides = 2
                        * problem.spaceAxes().stream()
                                .filter(a -> !a.periodic())
                                .count();
                yield problem.dimension() == 1
                        ? (faces.size() == 1 ? "the end point" : "the end points")
                        : (faces.size() == sides ? "" : "a share by measure of ") + Plain.count(training.boundary())
                                + " points";
            }
        };
    }

    private static String place(Problem problem, Support support, Mathematics mathematics) {
        String times = beyondSpace(problem);
        return switch (support) {
            case Support.Interior(var where) -> "Ω" + times + restriction(where, mathematics);
            case Support.Initial(var where) ->
                problem.axes().getLast().name() + " = "
                        + Plain.number(problem.axes().getLast().lower()) + restriction(where, mathematics);
            case Support.Points given -> given.toString();
            case Support.At(List<Double> point) ->
                point.stream().map(Plain::number).collect(Collectors.joining(", ", "(", ")")) + times;
            case Support.Surface(var surface, double share, String text, var where) -> text + times;
            case Support.Faces(var faces, var where) -> {
                long sides = 2
                        * problem.spaceAxes().stream()
                                .filter(a -> !a.periodic())
                                .count();
                String list = faces.size() == sides && sides > 4
                        ? "all " + sides + " faces"
                        : faces.stream()
                                .map(f -> problem.axes().get(f.axis()).name() + " = "
                                        + Plain.number(
                                                f.upper()
                                                        ? problem.axes()
                                                                .get(f.axis())
                                                                .upper()
                                                        : problem.axes()
                                                                .get(f.axis())
                                                                .lower()))
                                .collect(Collectors.joining(", "));
                yield list + times + restriction(where, mathematics);
            }
        };
    }

    private static String hard(Problem problem, ResidualGraph residuals, Mathematics mathematics) {
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < problem.fields().size(); i++) {
            if (residuals.fields().get(i) != residuals.graph().field(i)) {
                String name = problem.fields().get(i).name();
                List<String> raw =
                        problem.fields().stream().map(f -> "N_" + f.name()).toList();
                Mathematics network =
                        new Mathematics(new Notation(mathematics.notation().coordinates(), raw));
                Node composed = residuals.fields().get(i);
                lines.add(List.of(
                        "built in",
                        name + " = "
                                + (Nodes.size(composed) <= LONGEST_COMPOSITION
                                        ? network.print(composed)
                                        : "G + Φ·N_" + name + ", a long formula that has the given values"),
                        problem.fields().get(i).isNumber()
                                ? "N_" + name + " is a free number"
                                : "N_" + name + " is the network"));
            }
        }
        return Plain.columns(lines);
    }

    private static String derivatives(Problem problem, int field) {
        List<Node> roots = new ArrayList<>();
        problem.equations().forEach(e -> roots.addAll(e.sides()));
        problem.conditions().forEach(c -> {
            roots.addAll(c.left());
            roots.addAll(c.right());
        });
        problem.observations().forEach(o -> roots.addAll(o.values()));
        problem.sums().forEach(c -> roots.addAll(c.summands()));
        Set<MultiIndex> orders = Nodes.derivatives(roots).getOrDefault(field, Set.of());
        return orders.stream()
                .map(order -> problem.notation().derivative(field, order))
                .collect(Collectors.joining(", "));
    }

    private static String data(Problem problem, Mathematics mathematics) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Integer, Node> exact : problem.exact().entrySet()) {
            text.append("  exact ")
                    .append(problem.fields().get(exact.getKey()).name())
                    .append(" = ");
            text.append(mathematics.print(exact.getValue())).append('\n');
        }
        List<String> uses = new ArrayList<>();
        problem.equations().stream().filter(Equation::usesExact).forEach(e -> uses.add(e.name()));
        problem.conditions().stream().filter(Condition::usesExact).forEach(c -> uses.add(c.name()));
        problem.constraints().stream().filter(Constraint::usesExact).forEach(c -> uses.add(c.name()));
        if (!problem.exact().isEmpty()) {
            text.append("  exact is used in training by: ");
            text.append(uses.isEmpty() ? "nothing, it only measures errors" : String.join(", ", uses))
                    .append('\n');
        }
        problem.references()
                .forEach(reference -> text.append("  reference ")
                        .append(reference.fields().stream()
                                .map(f -> problem.fields().get(f).name())
                                .collect(Collectors.joining(", ")))
                        .append(": metrics only, 0 values used in training\n"));
        problem.monitors()
                .forEach(m -> text.append("  monitor ")
                        .append(m.name())
                        .append(" = ")
                        .append(m.text())
                        .append('\n'));
        problem.expectations()
                .forEach(e -> text.append("  expect ").append(e.text()).append('\n'));
        return text.toString();
    }
}
