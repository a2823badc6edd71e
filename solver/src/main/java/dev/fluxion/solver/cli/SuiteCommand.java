package dev.fluxion.solver.cli;

import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.report.AtomicFile;
import dev.fluxion.solver.suite.SuiteJournal;
import dev.fluxion.solver.suite.SuiteProblem;
import dev.fluxion.solver.suite.SuiteTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fluxion suite}: solves problems with known solutions and prints what was reached. */
@Command(
        name = "suite",
        description =
                "Solves the problems of a suite by the default training over several seeds and prints the table of errors and times. "
                        + "Finished runs are kept in the output folder; a suite that was stopped goes on where it was.",
        sortOptions = false)
final class SuiteCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SUITE",
            defaultValue = "examples/pde/suite.csv",
            description = "Its columns are id, target, seconds, published; default: ${DEFAULT-VALUE}.")
    private Path suite;

    @Option(
            names = "--seeds",
            paramLabel = "N,N…",
            split = ",",
            defaultValue = "0,1,2",
            description = "Default: ${DEFAULT-VALUE}.")
    private List<Long> seeds;

    @Option(
            names = "--budget",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "Factor on the time that each problem may take; default: ${DEFAULT-VALUE}.")
    private double budget;

    @Option(names = "--only", paramLabel = "ID,ID…", split = ",", description = "Only these problems.")
    private final List<String> only = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "Worker threads; all cores by default.")
    private Integer threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out/suite",
            description = "Folder of results.csv and table.md; default: ${DEFAULT-VALUE}.")
    private Path out;

    SuiteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (!(budget > 0)) {
            throw new SolveException("--budget " + budget + " must be positive");
        }
        if (threads != null && threads < 1) {
            throw new SolveException("--threads " + threads + " must be at least 1");
        }
        List<SuiteProblem> problems = chosen(SuiteProblem.read(suite));
        SuiteJournal journal = SuiteJournal.open(out.resolve("results.csv"));
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        new SuiteRun(session, journal, budget, workers).run(problems, seeds);
        String table = SuiteTable.of(problems, journal.outcomes(), budget);
        AtomicFile.write(out.resolve("table.md"), table);
        session.out().print(table);
        return ExitCode.DONE.status();
    }

    private List<SuiteProblem> chosen(List<SuiteProblem> problems) {
        List<String> ids = problems.stream().map(SuiteProblem::id).toList();
        for (String id : only) {
            if (!ids.contains(id)) {
                throw new SolveException("--only " + id + ": not in " + suite + Suggestion.among(id, ids));
            }
        }
        return only.isEmpty()
                ? problems
                : problems.stream().filter(p -> only.contains(p.id())).toList();
    }
}
