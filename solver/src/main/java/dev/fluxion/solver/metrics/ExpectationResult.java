package dev.fluxion.solver.metrics;

import dev.fluxion.dsl.problem.Expectation;
import dev.fluxion.dsl.problem.Problem;
import java.util.List;

/**
 * Whether a run meets an {@code expect} statement.
 *
 * @param text the statement
 * @param value what was measured, NaN if nothing was
 * @param met whether the bound holds; never for NaN
 */
public record ExpectationResult(String text, double value, boolean met) {

    /** The verdict on each statement of a problem. */
    public static List<ExpectationResult> of(Problem problem, List<FieldError> errors) {
        return problem.expectations().stream().map(e -> of(e, errors)).toList();
    }

    private static ExpectationResult of(Expectation expectation, List<FieldError> errors) {
        double value = errors.stream()
                .filter(error -> error.field() == expectation.field())
                .mapToDouble(error -> switch (expectation.metric()) {
                    case REL_L2 -> error.relL2();
                    case LINF -> error.linf();
                })
                .findFirst()
                .orElse(Double.NaN);
        boolean met = !Double.isNaN(value) && expectation.comparison().holds(value, expectation.bound());
        return new ExpectationResult(expectation.text(), value, met);
    }
}
