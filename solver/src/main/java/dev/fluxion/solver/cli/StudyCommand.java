package dev.fluxion.solver.cli;

import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.plot.StudyPlot;
import dev.fluxion.solver.report.AtomicFile;
import dev.fluxion.solver.study.Provenance;
import dev.fluxion.solver.study.Study;
import dev.fluxion.solver.study.StudyChart;
import dev.fluxion.solver.study.StudyJournal;
import dev.fluxion.solver.study.StudyLoop;
import dev.fluxion.solver.study.StudyReport;
import dev.fluxion.solver.study.StudySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fluxion study}: runs an experiment of many runs and prints its tables. */
@Command(
        name = "study",
        description = "Runs a study and prints its tables; without a name, lists the studies. "
                + "Finished runs are kept in the output folder; a study that was stopped goes on where it was.",
        sortOptions = false)
final class StudyCommand implements Callable<Integer> {
    private final Session session;
    private final Supplier<List<Study>> provided;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Name of the study.")
    private String name;

    @Option(names = "--quick", description = "A small version of the study that takes minutes instead of hours.")
    private boolean quick;

    @Option(names = "--seeds", paramLabel = "N,N…", split = ",", description = "Seeds; the study's own by default.")
    private final List<Long> seeds = new ArrayList<>();

    @Option(
            names = "--only",
            paramLabel = "FACTOR=LEVEL,…",
            split = ",",
            description = "Only runs with these levels; levels of one factor are alternatives.")
    private final List<String> only = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "Worker threads; all cores by default.")
    private Integer threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of results.csv, report.md and the pictures; default: out/study/NAME.")
    private Path out;

    StudyCommand(Session session) {
        this(
                session,
                () -> ServiceLoader.load(Study.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    StudyCommand(Session session, Supplier<List<Study>> provided) {
        this.session = session;
        this.provided = provided;
    }

    @Override
    public Integer call() throws IOException {
        List<Study> studies = provided.get().stream()
                .sorted(Comparator.comparing(Study::name))
                .toList();
        if (name == null) {
            studies.forEach(s -> session.out().println(s.name() + ": " + s.description()));
            return ExitCode.DONE.status();
        }
        Study study = chosen(studies);
        if (threads != null && threads < 1) {
            throw new SolveException("--threads " + threads + " must be at least 1");
        }
        StudySettings settings = new StudySettings(
                quick,
                seeds.isEmpty() ? study.seeds(quick) : seeds,
                threads == null ? Runtime.getRuntime().availableProcessors() : threads,
                session.stop());
        Path folder = out == null ? Path.of("out", "study", study.name() + (quick ? "-quick" : "")) : out;
        StudyJournal journal = StudyJournal.open(folder.resolve("results.csv"), study);
        session.stop().trainingBegins();
        new StudyLoop(
                        study,
                        journal,
                        settings,
                        LevelFilter.of(only, study.factors()),
                        Provenance.commit(home()),
                        line -> {
                            session.err().println(line);
                            session.err().flush();
                        })
                .run();
        StudyReport report = study.report(settings, journal.results());
        String text = report.markdown() + "\n" + Provenance.of(journal.results(), study.name(), quick) + "\n";
        AtomicFile.write(folder.resolve("report.md"), text);
        for (StudyChart chart : report.charts()) {
            AtomicFile.write(
                    folder.resolve(chart.name() + ".svg"),
                    stream -> StudyPlot.draw(chart).writeTo(stream));
        }
        session.out().print(text);
        return ExitCode.DONE.status();
    }

    private Study chosen(List<Study> studies) {
        return studies.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SolveException("no study `" + name + "`"
                        + Suggestion.among(
                                name, studies.stream().map(Study::name).toList())));
    }

    /** The checkout, as the launcher says; else where the user is. */
    private static Path home() {
        String home = System.getenv("FLUXION_HOME");
        return Path.of(home == null ? "." : home);
    }
}
