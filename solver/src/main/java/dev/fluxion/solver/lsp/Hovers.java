package dev.fluxion.solver.lsp;

import dev.fluxion.dsl.Vocabulary;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.syntax.Lexeme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/** What a word means, in a few lines of Markdown. */
record Hovers(Analysis analysis) {
    private static final List<String> TIMES = List.of("", "once", "twice", "three times", "four times");

    Optional<Hover> at(int offset) {
        return analysis.at(offset)
                .flatMap(lexeme -> text(lexeme).map(text -> {
                    MarkupContent content = new MarkupContent(MarkupKind.MARKDOWN, text);
                    return new Hover(content, analysis.positions().range(lexeme.span()));
                }));
    }

    private Optional<String> text(Lexeme lexeme) {
        Optional<String> declared = lexeme.kind() == Lexeme.Kind.NAME
                ? analysis.names().read(lexeme.text()).map(reading -> text(lexeme.text(), reading))
                : Optional.empty();
        return declared.or(() -> word(lexeme));
    }

    private static Optional<String> word(Lexeme lexeme) {
        return Vocabulary.find(lexeme.text()).stream()
                .filter(w -> !lexeme.is("exact") || (w.kind() == Vocabulary.Kind.STATEMENT) == lexeme.leads())
                .findFirst()
                .map(w -> code(w.usage()) + w.text());
    }

    private String text(String word, Names.Reading reading) {
        Declaration stem = reading.stem();
        if (!reading.axes().isEmpty()) {
            return code(word) + derivative(reading);
        }
        String facts = facts(stem);
        return code(stem.text()) + stem.kind().noun() + (facts.isEmpty() ? "" : ": " + facts);
    }

    private String facts(Declaration d) {
        Optional<Problem> problem = analysis.compiled().problem();
        return switch (d.kind()) {
            case PARAMETER ->
                problem.map(p -> p.parameters().get(d.name()))
                        .map(value -> "scalar = " + value)
                        .orElse("scalar");
            case DEFINITION -> analysis.compiled().shapes().getOrDefault(d.name(), "");
            case UNKNOWN -> problem.map(p -> unknown(p, d.name())).orElse("");
            case INFERRED ->
                problem.flatMap(p -> p.fields().stream()
                                .filter(f -> f.name().equals(d.name()))
                                .findFirst())
                        .map(f -> f.isNumber() ? "one number" : "scalar field")
                        .orElse("");
            case COORDINATE ->
                problem.flatMap(p -> p.axes().stream()
                                .filter(a -> a.name().equals(d.name()))
                                .findFirst())
                        .map(Hovers::axis)
                        .orElse("");
            case FUNCTION, REGION, BOUNDARY, LABEL, TRAINING -> "";
        };
    }

    private static String axis(Axis axis) {
        return axis.role().name().toLowerCase(Locale.ROOT) + ", from " + axis.lower() + " to " + axis.upper()
                + (axis.periodic() ? ", periodic" : "");
    }

    private static String unknown(Problem problem, String name) {
        String arguments = problem.axes().stream().map(Axis::name).collect(Collectors.joining(", ", "(", ")"));
        List<String> components = problem.fields().stream()
                .filter(f -> f.vector().equals(name))
                .map(f -> f.name())
                .toList();
        if (!components.isEmpty()) {
            return "vector(" + components.size() + ") of " + arguments + ", components "
                    + String.join(", ", components);
        }
        for (int i = 0; i < problem.fields().size(); i++) {
            if (problem.fields().get(i).name().equals(name)) {
                return "scalar of " + arguments
                        + (problem.exact().containsKey(i)
                                ? ", exact "
                                        + problem.notation()
                                                .print(problem.exact().get(i))
                                : "");
            }
        }
        return "";
    }

    /** {@code The second derivative of u with respect to x}, {@code … to x twice and t once}. */
    private static String derivative(Names.Reading reading) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        reading.axes().forEach(axis -> counts.merge(axis, 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((axis, count) -> parts.add(counts.size() == 1 ? axis : axis + " " + times(count)));
        return "The " + ordinal(reading.axes().size()) + "derivative of `"
                + reading.stem().name() + "` with respect to " + String.join(" and ", parts) + ".";
    }

    private static String times(int count) {
        return count < TIMES.size() ? TIMES.get(count) : count + " times";
    }

    private static String ordinal(int order) {
        return switch (order) {
            case 1 -> "";
            case 2 -> "second ";
            case 3 -> "third ";
            default -> String.format(Locale.ROOT, "%dth ", order);
        };
    }

    private static String code(String line) {
        return "```pde\n" + line + "\n```\n";
    }
}
