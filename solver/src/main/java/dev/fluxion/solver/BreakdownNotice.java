package dev.fluxion.solver;

import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.initialvalue.InitialValueProblem;
import java.util.Locale;
import java.util.Optional;

/** Says before a training that the solution of an initial-value problem seems to end before its domain does. */
final class BreakdownNotice {
    private static final double TOLERANCE = 1e-8;

    private BreakdownNotice() {}

    /** The notice, if it does. */
    static Optional<String> of(Problem problem) {
        return InitialValueProblem.of(problem)
                .map(known -> known.breakdown(TOLERANCE))
                .filter(at -> at.isPresent())
                .map(at -> String.format(
                        Locale.ROOT,
                        "there seems to be no solution beyond %s = %.6g, where %s cannot go on. Let the domain end before that, or look at signs and initial values",
                        problem.axes().getFirst().name(),
                        at.getAsDouble(),
                        InitialValueProblem.METHOD));
    }
}
