package dev.fluxion.solver.report;

import dev.fluxion.dsl.problem.Plot;
import dev.fluxion.solver.plot.LossPlot;
import dev.fluxion.solver.plot.ProblemPlot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of an output folder: {@code result.json, history.csv, solution.csv, model.fluxion, loss.svg} and one {@code plotN.svg} per
 * plot statement. A file that cannot be written does not keep the others from being written.
 *
 * @param written names of the files that were written, in order
 * @param failures one message for each of the others
 */
public record ReportFiles(List<Path> written, List<String> failures) {
    /** Name of the model file. */
    public static final String MODEL = "model.fluxion";

    /** Copies the lists. */
    public ReportFiles {
        written = List.copyOf(written);
        failures = List.copyOf(failures);
    }

    /** Writes everything; the model first, because it is what took the time. */
    public static ReportFiles write(SolveReport report, Path folder) {
        Writer writer = new Writer(folder);
        ModelFile model = new ModelFile(
                report.file(),
                report.text(),
                report.overrides(),
                report.trainingName(),
                report.options().seed(),
                report.result().model().parameters());
        writer.write(MODEL, model::write);
        writer.write("result.json", stream -> ResultJson.write(report, stream));
        writer.write("history.csv", stream -> HistoryCsv.write(report.result(), stream));
        writer.write(
                "solution.csv",
                stream -> SolutionCsv.write(report.problem(), report.result().model(), stream));
        writer.write("loss.svg", stream -> LossPlot.draw(report.result()).writeTo(stream));
        for (Plot plot : report.problem().plots()) {
            writer.write(
                    plot.name() + ".svg",
                    stream -> ProblemPlot.draw(
                                    report.problem(), plot, report.result().model())
                            .writeTo(stream));
        }
        return new ReportFiles(writer.written, writer.failures);
    }

    private static final class Writer {
        private final Path folder;
        private final List<Path> written = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();

        private Writer(Path folder) {
            this.folder = folder;
        }

        private void write(String name, AtomicFile.Content content) {
            Path file = folder.resolve(name);
            try {
                AtomicFile.write(file, content);
                written.add(file);
            } catch (IOException e) {
                failures.add(IoMessages.cannot("write", file, e));
            }
        }
    }
}
