package dev.fluxion.solver.suite;

import dev.fluxion.solver.study.Spread;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The table of a suite in Markdown: what was reached, in which time, against which target and which published result. */
public final class SuiteTable {
    private SuiteTable() {}

    /** One row per problem that has a finished run at {@code budget}; the worst of the seeds decides. */
    public static String of(List<SuiteProblem> problems, List<SuiteOutcome> outcomes, double budget) {
        StringBuilder text = new StringBuilder("""
                | problem | seeds | parameters | seconds | steps | error, median | error, worst | target | met | best published |
                |---|---|---|---|---|---|---|---|---|---|
                """);
        int rows = 0;
        int met = 0;
        for (SuiteProblem problem : problems) {
            List<SuiteOutcome> runs = outcomes.stream()
                    .filter(o -> o.id().equals(problem.id()) && o.budget() == budget)
                    .toList();
            if (!runs.isEmpty()) {
                rows++;
                met += worst(runs) <= problem.target() ? 1 : 0;
                text.append(row(problem, runs));
            }
        }
        return text.append(String.format(Locale.ROOT, "%n%d of %d targets met by the worst seed%n", met, rows))
                .toString();
    }

    private static String row(SuiteProblem problem, List<SuiteOutcome> runs) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %.0f | %.0f | %.1e | %.1e | %.0e in %.0f s | %s | %s |%n",
                problem.id(),
                runs.stream().map(o -> String.valueOf(o.seed())).collect(Collectors.joining(" ")),
                runs.getLast().parameters(),
                spread(runs, SuiteOutcome::seconds).median(),
                spread(runs, SuiteOutcome::steps).median(),
                spread(runs, SuiteOutcome::error).median(),
                worst(runs),
                problem.target(),
                problem.seconds(),
                worst(runs) <= problem.target() ? "yes" : "no",
                problem.published());
    }

    private static double worst(List<SuiteOutcome> runs) {
        return spread(runs, SuiteOutcome::error).greatest();
    }

    private static Spread spread(List<SuiteOutcome> runs, ToDoubleFunction<SuiteOutcome> measure) {
        return Spread.of(runs.stream().mapToDouble(measure).toArray());
    }
}
