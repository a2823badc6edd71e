package dev.fluxion.solver.report;

import dev.fluxion.dsl.problem.Export;
import dev.fluxion.dsl.problem.Plot;
import dev.fluxion.solver.plot.LossPlot;
import dev.fluxion.solver.plot.ProblemPlot;
import dev.fluxion.solver.plot.StableGradPlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Writes the files of an output folder: {@code model.fluxion}, then {@code result.json, history.csv, solution.csv, loss.svg}, {@code monitors.csv} where numbers are followed
 * in time, {@code stablegrad.svg} where StableGrad was used, and one
 * {@code plotN.svg} per plot statement and the files of the export statements. A file that cannot be written does not keep the others from being written.
 */
public final class ReportWriter {
    /** Name of the model file. */
    public static final String MODEL = "model.fluxion";

    private final Path folder;
    private final List<Path> written = new ArrayList<>();
    private final SequencedMap<String, List<String>> namesByReason = new LinkedHashMap<>();
    private String rescued = "";

    public ReportWriter(Path folder) {
        this.folder = folder;
    }

    /** Writes the model: first of all, because it is what took the time. Where the folder has no room, tries the one for temporary files. */
    public void model(ModelFile model) {
        write(MODEL, model::write);
        if (written.isEmpty()) {
            rescued = rescue(model);
        }
    }

    /** Writes everything else. */
    public void report(SolveReport report) {
        write("result.json", stream -> ResultJson.write(report, stream));
        write("history.csv", stream -> HistoryCsv.write(report.result(), stream));
        write(
                "solution.csv",
                stream -> SolutionCsv.write(
                        report.problem(),
                        report.result().model(),
                        report.result().uncertainFields(),
                        stream));
        if (report.monitors().evolves()) {
            write("monitors.csv", stream -> MonitorsCsv.write(report, stream));
        }
        write("loss.svg", stream -> LossPlot.draw(report.result()).writeTo(stream));
        StableGradPlot.draw(report.result()).ifPresent(svg -> write("stablegrad.svg", svg::writeTo));
        for (Plot plot : report.problem().plots()) {
            write(
                    plot.name() + ".svg",
                    stream -> ProblemPlot.draw(
                                    report.problem(), plot, report.result().model())
                            .writeTo(stream));
        }
        for (Export export : report.problem().exports()) {
            write(
                    export.file(),
                    stream -> ExportFile.write(
                            report.problem(), export, report.result().model(), stream));
        }
    }

    /** What was written and what was not. */
    public ReportFiles files() {
        List<String> failures = new ArrayList<>();
        namesByReason.forEach((reason, names) -> failures.add("cannot write " + String.join(", ", names) + " in "
                + folder + ": " + reason + (names.contains(MODEL) ? rescued : "")));
        return new ReportFiles(folder, written, failures);
    }

    private void write(String name, AtomicFile.Content content) {
        Path file = folder.resolve(name);
        try {
            AtomicFile.write(file, content);
            written.add(file);
        } catch (IOException e) {
            failed(name, IoMessages.reason(e));
        } catch (RuntimeException e) {
            // A mistake in one of the reports must not cost the others.
            failed(name, "internal error, please report: " + e);
        }
    }

    private void failed(String name, String reason) {
        namesByReason.computeIfAbsent(reason, r -> new ArrayList<>()).add(name);
    }

    private static String rescue(ModelFile model) {
        try {
            Path file = Files.createTempDirectory("fluxion-").resolve(MODEL);
            AtomicFile.write(file, model::write);
            return "; the trained model was saved as " + file;
        } catch (IOException e) {
            return "; nor could the trained model be saved in the folder for temporary files: " + IoMessages.reason(e);
        }
    }
}
