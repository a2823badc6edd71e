package dev.fluxion.solver.report;

import dev.fluxion.dsl.problem.Plot;
import dev.fluxion.solver.plot.LossPlot;
import dev.fluxion.solver.plot.ProblemPlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

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
        return new ReportFiles(writer.written, writer.failures(model));
    }

    private static final class Writer {
        private final Path folder;
        private final List<Path> written = new ArrayList<>();
        private final SequencedMap<String, List<String>> namesByReason = new LinkedHashMap<>();

        private Writer(Path folder) {
            this.folder = folder;
        }

        private void write(String name, AtomicFile.Content content) {
            Path file = folder.resolve(name);
            try {
                AtomicFile.write(file, content);
                written.add(file);
            } catch (IOException e) {
                namesByReason
                        .computeIfAbsent(IoMessages.reason(e), reason -> new ArrayList<>())
                        .add(name);
            }
        }

        private List<String> failures(ModelFile model) {
            List<String> failures = new ArrayList<>();
            namesByReason.forEach((reason, names) -> {
                String rescued = names.contains(MODEL) ? rescue(model) : "";
                failures.add("cannot write " + String.join(", ", names) + " in " + folder + ": " + reason + rescued);
            });
            return failures;
        }

        /** A place outside of the folder for what cannot be computed again in a moment. */
        private static String rescue(ModelFile model) {
            try {
                Path file = Files.createTempDirectory("fluxion-").resolve(MODEL);
                AtomicFile.write(file, model::write);
                return "; the trained model was saved as " + file;
            } catch (IOException e) {
                return "; the trained model could not be saved in the folder for temporary files either ("
                        + IoMessages.reason(e) + ")";
            }
        }
    }
}
