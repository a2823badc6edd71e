package dev.fluxion.solver;

import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.Inferred;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.metrics.AtBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells which inferred numbers and fields the data do not determine. */
final class UndeterminedNotice {
    /** A field is worth a word if more than this part of it is not determined. */
    private static final double PART = 0.01;

    private UndeterminedNotice() {}

    /** A sentence about each number and field that the data do not determine; at its bound that is not to be seen of a number. */
    static List<String> of(Problem problem, Uncertainty uncertainty) {
        List<String> sentences = new ArrayList<>();
        List<Inferred> bounds = problem.fields().stream()
                .filter(Field::isNumber)
                .map(field -> field.inferred().orElseThrow())
                .toList();
        for (int i = 0; i < bounds.size(); i++) {
            if (!uncertainty.identifiable()[i]
                    && !AtBounds.at(bounds.get(i), uncertainty.values()[i])) {
                sentences.add(uncertainty.names().get(i)
                        + " is not determined by the data: another value fits them as well once everything else adapts; "
                        + "observe something that depends on it, or give it as a `param`");
            }
        }
        for (FieldUncertainty field : uncertainty.fields()) {
            if (field.undeterminedPart() > PART) {
                sentences.add(of(problem.axes(), field));
            }
        }
        return sentences;
    }

    private static String of(List<Axis> axes, FieldUncertainty field) {
        return String.format(
                Locale.ROOT,
                "%s is not determined by the data in %.0f %% of the domain: its 95 %% interval there is ± %.2g and more, which is as large as %s itself, "
                        + "and ± %.2g at %s; observe something that depends on it there",
                field.name(),
                100 * field.undeterminedPart(),
                field.size(),
                field.name(),
                field.halfWidth(field.widest()),
                field.place(axes, field.widest()));
    }
}
