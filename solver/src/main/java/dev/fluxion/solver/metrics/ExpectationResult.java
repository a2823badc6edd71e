package dev.fluxion.solver.metrics;

import dev.fluxion.autodiff.graph.Node;
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
    public static List<ExpectationResult> of(Problem problem, List<FieldError> errors, MonitorValues monitors) {
        return problem.expectations().stream()
                .map(expectation -> switch (expectation) {
                    case Expectation.OfError onError -> of(onError, errors);
                    case Expectation.OfMonitors onMonitors -> of(onMonitors, monitors);
                })
                .toList();
    }

    private static ExpectationResult of(Expectation.OfError expectation, List<FieldError> errors) {
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

    private static ExpectationResult of(Expectation.OfMonitors expectation, MonitorValues monitors) {
        double[][] last = {monitors.last()};
        double small = Truth.values(expectation.small(), last)[0];
        double large = Truth.values(expectation.large(), last)[0];
        double value = expectation.small() instanceof Node.Constant ? large : small;
        boolean met = !Double.isNaN(value) && expectation.comparison().holds(small, large);
        return new ExpectationResult(expectation.text(), value, met);
    }
}
