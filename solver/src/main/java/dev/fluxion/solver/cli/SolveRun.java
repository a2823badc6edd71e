package dev.fluxion.solver.cli;

import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Sweep;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.solver.SolveListener;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.solver.Start;
import dev.fluxion.solver.metrics.ExpectationResult;
import dev.fluxion.solver.metrics.FieldError;
import dev.fluxion.solver.metrics.MonitorValues;
import dev.fluxion.solver.metrics.Truth;
import dev.fluxion.solver.report.ModelFile;
import dev.fluxion.solver.report.OutputFolder;
import dev.fluxion.solver.report.ReportFiles;
import dev.fluxion.solver.report.ReportWriter;
import dev.fluxion.solver.report.ResultJson;
import dev.fluxion.solver.report.SolveReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compile, check that results can be written, train, measure, write, tell. */
final class SolveRun {
    private final Session session;
    private final SolveRequest request;

    SolveRun(Session session, SolveRequest request) {
        this.session = session;
        this.request = request;
    }

    /**
     * A run that has come to its end.
     *
     * @param report what is known
     * @param files what was written
     */
    record Finished(SolveReport report, ReportFiles files) {
        ExitCode verdict() {
            if (!report.result().reason().sound()) {
                return ExitCode.NUMERICAL_FAILURE;
            }
            if (!files.failures().isEmpty()) {
                return ExitCode.BAD_INPUT;
            }
            boolean met = report.expectations().stream().allMatch(ExpectationResult::met);
            return met ? ExitCode.DONE : ExitCode.EXPECTATION_FAILED;
        }
    }

    ExitCode run() {
        Pde.Compilation compiled = FrontEnd.compile(session, request.problem());
        if (compiled.hasErrors() || !request.quiet()) {
            FrontEnd.print(compiled, session.err());
        }
        if (compiled.hasErrors()) {
            return ExitCode.BAD_INPUT;
        }
        Optional<Sweep> sweep = compiled.problem().orElseThrow().sweep();
        if (sweep.isPresent()
                && !request.problem().overrides().containsKey(sweep.get().parameter())) {
            return new SweepRun(session, request, this).run(sweep.get());
        }
        Finished finished = solve(request.problem(), compiled, request.folder(), new Start.Random());
        tell(finished);
        return finished.verdict();
    }

    /** Solves one problem; what it writes goes into {@code folder}. */
    Finished solve(ProblemOptions.Choice choice, Pde.Compilation compiled, Path folder, Start start) {
        Problem problem = compiled.problem().orElseThrow();
        SolveOptions options = request.options(problem, session.stop()).withStart(start);
        ResidualGraph residuals = compiled.residuals().orElseThrow();
        List<Truth> truths = Truth.of(problem, options.seed());
        OutputFolder.probe(folder);
        SavedState state = new SavedState(folder, compiled.source().text(), choice.overrides(), options);
        options = state.in(options, request.resume());

        session.stop().trainingBegins();
        SolveResult result = train(problem, residuals, options);
        if (!result.reason().endsTraining()) {
            state.discard();
        }
        ReportWriter writer = new ReportWriter(folder);
        writer.model(new ModelFile(
                choice.file().toString(),
                compiled.source().text(),
                choice.overrides(),
                request.trainingName(),
                options.seed(),
                result.model().parameters()));
        List<FieldError> errors = FieldError.measure(problem, truths, result.model());
        MonitorValues monitors = MonitorValues.of(problem, result.model());
        SolveReport report = new SolveReport(
                choice.file().toString(),
                request.trainingName(),
                problem,
                options,
                result,
                errors,
                monitors,
                ExpectationResult.of(problem, errors, monitors));
        writer.report(report);
        return new Finished(report, writer.files());
    }

    private SolveResult train(Problem problem, ResidualGraph residuals, SolveOptions options) {
        if (request.quiet()) {
            return session.solver().solve(problem, residuals, options, SolveListener.NONE);
        }
        List<String> terms =
                residuals.terms().stream().map(ResidualGraph.Term::name).toList();
        try (ProgressDisplay display = new ProgressDisplay(session, terms, options.timeLimitSeconds())) {
            return session.solver().solve(problem, residuals, options, display);
        }
    }

    /** Prints what came of a run, failures first. */
    void tell(Finished finished) {
        SolveReport report = finished.report();
        ReportFiles files = finished.files();
        for (String failure : files.failures()) {
            session.err().println("error: " + failure);
        }
        if (!report.result().reason().sound()) {
            session.err().println("error: training failed: " + report.result().message());
        }
        session.err().flush();
        if (request.json()) {
            session.out().print(json(report));
        } else if (!request.quiet()) {
            session.out().print(Summary.of(report, files));
        }
        session.out().flush();
    }

    private static String json(SolveReport report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ResultJson.write(report, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
