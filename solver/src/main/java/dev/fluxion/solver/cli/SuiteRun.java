package dev.fluxion.solver.cli;

import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.SolveListener;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.solver.Start;
import dev.fluxion.solver.metrics.FieldError;
import dev.fluxion.solver.metrics.Truth;
import dev.fluxion.solver.suite.SuiteJournal;
import dev.fluxion.solver.suite.SuiteOutcome;
import dev.fluxion.solver.suite.SuiteProblem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Solves what a journal does not hold yet, seed by seed, so that a first picture of all problems is there early. */
final class SuiteRun {
    private final Session session;
    private final SuiteJournal journal;
    private final double budget;
    private final int threads;

    SuiteRun(Session session, SuiteJournal journal, double budget, int threads) {
        this.session = session;
        this.journal = journal;
        this.budget = budget;
        this.threads = threads;
    }

    /** Ends early, keeping what is finished, where the user asks to stop. */
    void run(List<SuiteProblem> problems, List<Long> seeds) {
        session.stop().trainingBegins();
        for (long seed : seeds) {
            for (SuiteProblem problem : problems) {
                if (!journal.holds(problem, seed, budget) && !session.stop().getAsBoolean()) {
                    run(problem, seed);
                }
            }
        }
    }

    private void run(SuiteProblem entry, long seed) {
        Pde.Compilation compiled =
                FrontEnd.compile(session, new ProblemOptions.Choice(entry.file(), Map.of(), false, false));
        if (compiled.hasErrors()) {
            FrontEnd.print(compiled, session.err());
            throw new SolveException(entry.file() + " has errors");
        }
        Problem problem = compiled.problem().orElseThrow();
        List<Truth> truths = Truth.of(problem, seed);
        if (truths.isEmpty()) {
            throw new SolveException(entry.file() + " has neither `exact` nor `reference` to measure an error with");
        }
        Training training = problem.standardTraining().withinTime();
        SolveResult result = session.solver()
                .solve(
                        problem,
                        compiled.residuals().orElseThrow(),
                        new SolveOptions(
                                training,
                                seed,
                                threads,
                                training.precision(),
                                OptionalDouble.of(budget * entry.seconds()),
                                OptionalDouble.empty(),
                                session.stop(),
                                new Start.Random(),
                                Optional.empty()),
                        SolveListener.NONE);
        if (session.stop().getAsBoolean()) {
            return;
        }
        double error = result.reason().sound()
                ? FieldError.measure(problem, truths, result.model()).stream()
                        .mapToDouble(FieldError::relL2)
                        .max()
                        .orElseThrow()
                : Double.POSITIVE_INFINITY;
        SuiteOutcome outcome = new SuiteOutcome(
                entry.id(),
                seed,
                budget,
                result.model().parameters().length(),
                result.seconds(),
                result.steps(),
                Double.isNaN(error) ? Double.POSITIVE_INFINITY : error,
                result.reason().name());
        journal.add(outcome);
        session.err()
                .printf(
                        Locale.ROOT,
                        "%-12s seed %d: error %.2e (target %.0e), %.1f s of %.0f, %d steps%n",
                        outcome.id(),
                        seed,
                        outcome.error(),
                        entry.target(),
                        outcome.seconds(),
                        budget * entry.seconds(),
                        outcome.steps());
        session.err().flush();
    }
}
