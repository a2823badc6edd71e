package dev.fluxion.solver.report;

import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.solver.metrics.ExpectationResult;
import dev.fluxion.solver.metrics.FieldError;
import dev.fluxion.solver.metrics.MonitorValues;
import java.util.List;

/**
 * Everything that is known after a run; the source of all files of the output folder.
 *
 * @param file name of the problem file as the user gave it
 * @param trainingName name of the chosen training block, "" for the unnamed one
 * @param problem the compiled problem
 * @param options what the run was asked for
 * @param result what came out
 * @param errors distance from the known solutions
 * @param monitors what the monitors come to
 * @param expectations verdicts on the {@code expect} statements
 */
public record SolveReport(
        String file,
        String trainingName,
        Problem problem,
        SolveOptions options,
        SolveResult result,
        List<FieldError> errors,
        MonitorValues monitors,
        List<ExpectationResult> expectations) {
    /** Copies the collections. */
    public SolveReport {
        errors = List.copyOf(errors);
        expectations = List.copyOf(expectations);
    }
}
