package dev.fluxion.solver.cli;

import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.solver.FieldUncertainty;
import dev.fluxion.solver.IndependentCheck;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.solver.Uncertainty;
import dev.fluxion.solver.metrics.ExpectationResult;
import dev.fluxion.solver.metrics.FieldError;
import dev.fluxion.solver.metrics.InferredNumber;
import dev.fluxion.solver.report.ReportFiles;
import dev.fluxion.solver.report.SolveReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The few lines that end a run. */
final class Summary {
    private Summary() {}

    static String of(SolveReport report, ReportFiles files) {
        SolveResult result = report.result();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: %s, %.1f s, %s%n",
                report.problem().title(),
                FrontEnd.plural(result.steps(), "step"),
                result.seconds(),
                result.message()));
        text.append(Table.of(terms(result)));
        if (!report.errors().isEmpty()) {
            text.append(Table.of(errors(report.errors())));
        }
        if (report.errors().isEmpty() && result.estimatedError().isPresent()) {
            text.append(estimate(result.estimatedError().getAsDouble(), result.check()));
        }
        for (InferredNumber number : InferredNumber.of(report.problem(), result.model())) {
            text.append(String.format(Locale.ROOT, "  %s = %.9g", number.name(), number.value()));
            text.append(number.atBound() ? ", at its bound" : interval(result, number.name()));
            number.exact().ifPresent(exact -> text.append(String.format(Locale.ROOT, "  (exact %.9g)", exact)));
            text.append(System.lineSeparator());
        }
        result.uncertainFields().stream()
                .map(field -> interval(report.problem().axes(), field))
                .forEach(text::append);
        double[] monitors = report.monitors().last();
        for (int i = 0; i < monitors.length; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %s = %.9g%s%n",
                    report.monitors().names().get(i),
                    monitors[i],
                    report.monitors().evolves() ? " at the end" : ""));
        }
        for (ExpectationResult e : report.expectations()) {
            text.append(String.format(Locale.ROOT, "  %s %s  (%.3e)%n", e.met() ? "✓" : "✗", e.text(), e.value()));
        }
        if (!files.written().isEmpty()) {
            text.append("  ")
                    .append(files.folder())
                    .append(": ")
                    .append(names(files.written()))
                    .append(System.lineSeparator());
        }
        return text.toString();
    }

    /** The line of the estimated error, and what an independent check adds to it. */
    private static String estimate(double error, Optional<IndependentCheck> check) {
        if (check.filter(IndependentCheck::decides).isPresent()) {
            return String.format(
                    Locale.ROOT, "  estimated relative L2 error: %.1e, against %s%n", error, second(check.get()));
        }
        return String.format(
                Locale.ROOT,
                "  estimated relative L2 error: %.0e, give or take a factor of 10 (there is no `exact` or `reference` to compare with)%n%s",
                error,
                check.map(Summary::remark).orElse(""));
    }

    private static String second(IndependentCheck check) {
        return String.format(
                Locale.ROOT, "an independent solution by %s, known to about %.0e", check.method(), check.uncertainty());
    }

    /** What a check says that does not decide. */
    private static String remark(IndependentCheck check) {
        return check.converges()
                ? String.format(Locale.ROOT, "  difference %.0e from %s%n", check.difference(), second(check))
                : String.format(
                        Locale.ROOT,
                        "  an independent solution by %s does not converge, as where there are several solutions, or the solution is chaotic or stiff, or has singular corners, kinks, thin layers or many waves%n",
                        check.method());
    }

    /** {@code  ± 0.002 (95 %)}, where data say how well a number is known. */
    private static String interval(SolveResult result, String name) {
        if (result.uncertainty().isEmpty()) {
            return "";
        }
        Uncertainty uncertainty = result.uncertainty().get();
        int i = uncertainty.names().indexOf(name);
        return uncertainty.identifiable()[i]
                ? String.format(Locale.ROOT, " ± %.2g (95 %%)", uncertainty.halfWidth(i))
                : ", not determined by the data";
    }

    /** The line of a field that was inferred from noisy data. */
    private static String interval(List<Axis> axes, FieldUncertainty field) {
        int widest = field.widest();
        return String.format(
                Locale.ROOT,
                "  %s ± %.2g (95 %%, root mean square), at most ± %.2g at %s%n",
                field.name(),
                field.typicalHalfWidth(),
                field.halfWidth(widest),
                field.place(axes, widest));
    }

    private static List<List<String>> terms(SolveResult result) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("term", "loss", "weight"));
        for (int k = 0; k < result.terms().size(); k++) {
            rows.add(List.of(
                    result.terms().get(k),
                    String.format(Locale.ROOT, "%.3e", result.losses()[k]),
                    String.format(Locale.ROOT, "%.4g", result.weights()[k])));
        }
        return rows;
    }

    private static List<List<String>> errors(List<FieldError> errors) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("field", "rel. L2", "max", "compared with"));
        for (FieldError e : errors) {
            rows.add(List.of(
                    e.name(),
                    String.format(Locale.ROOT, "%.3e", e.relL2()),
                    String.format(Locale.ROOT, "%.3e", e.linf()),
                    String.join(", ", e.sources()) + " at " + e.points() + " points"));
        }
        return rows;
    }

    private static String names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", "));
    }
}
