package dev.fluxion.solver.cli;

import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Sweep;
import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.solver.Start;
import dev.fluxion.solver.metrics.FieldError;
import dev.fluxion.solver.report.AtomicFile;
import dev.fluxion.solver.report.CsvOut;
import dev.fluxion.solver.report.IoMessages;
import dev.fluxion.solver.report.ResultJson;
import dev.fluxion.solver.report.SolveReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run for each value of a swept parameter, each in a folder of its own, and one table of all: {@code sweep.csv}, rewritten after
 * every run.
 */
final class SweepRun {
    private final Session session;
    private final SolveRequest request;
    private final SolveRun runs;

    SweepRun(Session session, SolveRequest request, SolveRun runs) {
        this.session = session;
        this.request = request;
        this.runs = runs;
    }

    ExitCode run(Sweep sweep) {
        if (request.resume()) {
            throw new SolveException("--resume goes on with one run, and this file sweeps `" + sweep.parameter()
                    + "`; choose one with --set " + sweep.parameter() + "=… and its --out folder");
        }
        List<double[]> rows = new ArrayList<>();
        List<String> header = List.of();
        ExitCode worst = ExitCode.DONE;
        Start start = new Start.Random();
        for (double value : sweep.values()) {
            if (session.stop().getAsBoolean()) {
                break;
            }
            ProblemOptions.Choice choice = choice(sweep.parameter(), value);
            Pde.Compilation compiled = FrontEnd.compile(session, choice);
            if (compiled.hasErrors()) {
                FrontEnd.print(compiled, session.err());
                return ExitCode.BAD_INPUT;
            }
            Path folder = request.folder().resolve(sweep.parameter() + "=" + CsvOut.number(value));
            SolveRun.Finished finished = runs.solve(choice, compiled, folder, start);
            runs.tell(finished);
            SolveResult result = finished.report().result();
            if (sweep.warm() && result.reason().sound()) {
                start = new Start.Warm(result.model().parameters());
            }
            if (finished.verdict().compareTo(worst) > 0) {
                worst = finished.verdict();
            }
            header = header(sweep, finished.report());
            rows.add(row(value, finished.report()));
            write(header, rows);
        }
        if (!request.json() && !request.quiet()) {
            session.out().print(Table.of(text(header, rows)));
        }
        return worst;
    }

    private ProblemOptions.Choice choice(String parameter, double value) {
        Map<String, String> overrides = new TreeMap<>(request.problem().overrides());
        overrides.put(parameter, Double.toString(value));
        return new ProblemOptions.Choice(
                request.problem().file(),
                Map.copyOf(overrides),
                request.problem().strict(),
                request.problem().outside());
    }

    private static List<String> header(Sweep sweep, SolveReport report) {
        List<String> header = new ArrayList<>(List.of(sweep.parameter(), "seconds", "steps", "loss"));
        for (FieldError error : report.errors()) {
            header.add("rel_l2_" + error.name());
            header.add("linf_" + error.name());
        }
        return header;
    }

    private static double[] row(double value, SolveReport report) {
        SolveResult result = report.result();
        double loss = ResultJson.totalLoss(result);
        List<Double> row = new ArrayList<>(List.of(value, result.seconds(), (double) result.steps(), loss));
        for (FieldError error : report.errors()) {
            row.add(error.relL2());
            row.add(error.linf());
        }
        return row.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void write(List<String> header, List<double[]> rows) {
        Path file = request.folder().resolve("sweep.csv");
        try {
            AtomicFile.write(file, stream -> CsvOut.write(stream, header, rows.toArray(double[][]::new)));
        } catch (IOException e) {
            session.warn(IoMessages.cannot("write", file, e));
        }
    }

    private static List<List<String>> text(List<String> header, List<double[]> rows) {
        List<List<String>> text = new ArrayList<>();
        text.add(header);
        for (double[] row : rows) {
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < row.length; c++) {
                cells.add(c == 0 ? CsvOut.number(row[c]) : String.format(Locale.ROOT, "%.4g", row[c]));
            }
            text.add(cells);
        }
        return text;
    }
}
