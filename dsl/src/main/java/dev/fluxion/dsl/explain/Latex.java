package dev.fluxion.dsl.explain;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Constraint;
import dev.fluxion.dsl.problem.Equation;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.Inferred;
import dev.fluxion.dsl.problem.Observation;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.Support;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A compiled problem as LaTeX: what holds where, the domain, the parameters. The formulas are those of the typed problem, so vectors come
 * component by component and parameters with their values.
 */
public final class Latex {
    private final Problem problem;
    private final LatexNotation notation;
    private final List<String> rows = new ArrayList<>();

    private Latex(Problem problem) {
        this.problem = problem;
        this.notation = new LatexNotation(
                problem.axes().stream().map(Axis::name).toList(),
                problem.fields().stream().map(Field::name).toList());
    }

    /** An {@code align} block for the package amsmath, ended by a newline. */
    public static String print(Problem problem) {
        Latex latex = new Latex(problem);
        latex.statements();
        latex.data();
        latex.sets();
        latex.values();
        return latex.rows.stream().collect(Collectors.joining(" \\\\\n", "\\begin{align}\n", "\n\\end{align}\n"));
    }

    /** A document with the title and the {@code align} block. */
    public static String document(Problem problem) {
        return "\\documentclass{article}\n\\usepackage{amsmath}\n\\begin{document}\n\\section*{"
                + LatexNames.text(problem.title()) + "}\n" + print(problem) + "\\end{document}\n";
    }

    private void statements() {
        for (Equation e : problem.equations()) {
            for (int i = 0; i < e.left().size(); i++) {
                row(e.left().get(i), e.right().get(i), inside() + restriction(e.where()));
            }
        }
        for (Condition c : problem.conditions()) {
            for (int i = 0; i < c.left().size(); i++) {
                row(c.left().get(i), c.right().get(i), place(c.support()));
            }
        }
        for (Axis axis : problem.axes()) {
            if (axis.joined()) {
                rows.add("  & && \\text{periodic in } " + LatexNames.symbol(axis.name()));
            }
        }
        for (Constraint c : problem.sums()) {
            rows.add("  & \\texttt{" + LatexNames.text(c.text()) + "}");
        }
    }

    private void row(Node left, Node right, String place) {
        List<String> first = notation.lines(left);
        List<String> second = notation.lines(right);
        String equation = first.size() == 1
                ? first.getFirst() + " &= " + lines(second)
                : "& "
                        + lines(Stream.concat(first.stream(), prefixed("= ", second))
                                .toList());
        rows.add("  " + equation + " && " + place);
    }

    private static Stream<String> prefixed(String sign, List<String> lines) {
        return Stream.concat(Stream.of(sign + lines.getFirst()), lines.stream().skip(1));
    }

    /** Several lines are a block of their own within the row, which keeps its one number. */
    private static String lines(List<String> lines) {
        return lines.size() == 1
                ? lines.getFirst()
                : lines.stream()
                        .collect(Collectors.joining(" \\\\ & \\quad ", "\\begin{aligned}[t] & ", " \\end{aligned}"));
    }

    private void data() {
        for (Observation o : problem.observations()) {
            String file = LatexNames.text(o.file().getFileName().toString());
            for (Node value : o.values()) {
                rows.add("  " + notation.print(value) + " &\\approx \\text{data} && \\text{at "
                        + o.points().count() + " points of " + file + "}");
            }
        }
        problem.exact()
                .forEach((field, node) -> rows.add("  "
                        + LatexNames.symbol(problem.fields().get(field).name(), "\\text{exact}") + " &= "
                        + lines(notation.lines(node))));
    }

    private void sets() {
        List<Axis> space = problem.spaceAxes();
        if (!space.isEmpty()) {
            String box = space.stream().map(Latex::interval).distinct().count() == 1 && space.size() > 1
                    ? interval(space.getFirst()) + "^{" + space.size() + "}"
                    : space.stream().map(Latex::interval).collect(Collectors.joining(" \\times "));
            String point = space.size() > 4
                    ? Stream.of(space.getFirst(), space.getLast())
                            .map(axis -> LatexNames.symbol(axis.name()))
                            .collect(Collectors.joining(", \\dots, "))
                    : space.stream().map(axis -> LatexNames.symbol(axis.name())).collect(Collectors.joining(", "));
            rows.add("  " + (space.size() == 1 ? point : "(" + point + ")") + " \\in \\Omega &"
                    + (problem.domain().isPresent() ? "\\subset " : "= ") + box);
        }
        problem.timeAxis().ifPresent(t -> rows.add("  " + LatexNames.symbol(t.name()) + " \\in T &= " + interval(t)));
        problem.parameterAxes().forEach(p -> rows.add("  " + LatexNames.symbol(p.name()) + " &\\in " + interval(p)));
    }

    private void values() {
        problem.parameters()
                .forEach((name, value) -> rows.add("  " + LatexNames.symbol(name) + " &= " + LatexNames.number(value)));
        for (Field field : problem.fields()) {
            field.inferred()
                    .ifPresent(inferred -> rows.add("  " + LatexNames.symbol(field.name()) + " &\\in "
                            + bounds(inferred) + " && \\text{to be found}"));
        }
    }

    private static String bounds(Inferred inferred) {
        return inferred.bounded()
                ? "[" + LatexNames.number(inferred.lower()) + ", " + LatexNames.number(inferred.upper()) + "]"
                : "(-\\infty, \\infty)";
    }

    private static String interval(Axis axis) {
        return "[" + LatexNames.number(axis.lower()) + ", " + LatexNames.number(axis.upper()) + "]";
    }

    private String inside() {
        if (problem.spaceAxes().isEmpty()) {
            return LatexNames.symbol(problem.axes().getLast().name()) + " \\in T";
        }
        return "\\text{in } \\Omega" + (problem.timeAxis().isPresent() ? " \\times T" : "");
    }

    private String restriction(Optional<Node> where) {
        return where.map(w -> " \\text{ where } " + notation.print(w) + " > 0").orElse("");
    }

    private String place(Support support) {
        return switch (support) {
            case Support.Interior(var where) -> inside() + restriction(where);
            case Support.Initial(var where) -> {
                Axis time = problem.axes().getLast();
                yield "\\text{at } " + LatexNames.symbol(time.name()) + " = " + LatexNames.number(time.lower())
                        + restriction(where);
            }
            case Support.Points given -> "\\text{at " + given.count() + " given points}";
            case Support.At(List<Double> point) ->
                point.stream().map(LatexNames::number).collect(Collectors.joining(", ", "\\text{at } (", ")"));
            case Support.Surface(var surface, double share, String text, var where) ->
                (text.equals("boundary")
                                ? "\\text{on } \\partial\\Omega"
                                : "\\text{on " + LatexNames.text(text.replace('-', '−')) + "}")
                        + restriction(where);
            case Support.Faces(var faces, var where) -> {
                long sides = 2
                        * problem.spaceAxes().stream()
                                .filter(axis -> !axis.periodic())
                                .count();
                String list = faces.size() == sides && sides > 2
                        ? "\\partial\\Omega"
                        : faces.stream().map(this::face).collect(Collectors.joining(",\\ "));
                yield "\\text{on } " + list + restriction(where);
            }
        };
    }

    private String face(Face face) {
        Axis axis = problem.axes().get(face.axis());
        return LatexNames.symbol(axis.name()) + " = " + LatexNames.number(face.upper() ? axis.upper() : axis.lower());
    }
}
