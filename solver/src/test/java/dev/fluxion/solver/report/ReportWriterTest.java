package dev.fluxion.solver.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.fluxion.dsl.problem.Plot;
import dev.fluxion.dsl.problem.PlotItem;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.FieldUncertainty;
import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.TestProblems;
import dev.fluxion.solver.TrainedModel;
import dev.fluxion.solver.Uncertainty;
import dev.fluxion.solver.geometry.SolutionPoints;
import dev.fluxion.solver.metrics.ExpectationResult;
import dev.fluxion.solver.metrics.FieldError;
import dev.fluxion.solver.metrics.MonitorValues;
import dev.fluxion.solver.metrics.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
    @TempDir
    private Path folder;

    private static SolveReport report() {
        return report(Optional.empty());
    }

    private static SolveReport report(Optional<Uncertainty> uncertainty) {
        Problem bare = TestProblems.sine(1, true, List.of(), List.of());
        Plot plot = new Plot(
                "plot1", List.of(new PlotItem("u", bare.graph().field(0))), OptionalInt.empty(), new TreeMap<>());
        Problem problem = new Problem(
                bare.title(),
                bare.graph(),
                bare.parameters(),
                bare.axes(),
                bare.domain(),
                bare.fields(),
                bare.equations(),
                bare.conditions(),
                bare.observations(),
                bare.infersFieldsFromNoise(),
                bare.constraints(),
                bare.interfaces(),
                bare.monitors(),
                bare.exact(),
                bare.references(),
                bare.trainings(),
                List.of(plot),
                bare.exports(),
                bare.expectations(),
                bare.sweep());
        TrainedModel model = TestProblems.model(problem, 1e-4);
        List<FieldError> errors = FieldError.measure(problem, Truth.of(problem, 0), model);
        MonitorValues monitors = MonitorValues.of(problem, model);
        return new SolveReport(
                "sine.pde",
                "",
                problem,
                SolveOptions.of(problem.training()),
                TestProblems.result(model, uncertainty),
                errors,
                monitors,
                ExpectationResult.of(problem, errors, monitors));
    }

    private ReportFiles write(SolveReport report) {
        ReportWriter writer = new ReportWriter(folder);
        writer.model(new ModelFile(
                "sine.pde", "text", Map.of(), "", 0, report.result().model().parameters()));
        writer.report(report);
        return writer.files();
    }

    /** Every leaf of a JSON object by its path. */
    private static Map<String, String> leaves(Path file) throws IOException {
        Map<String, String> leaves = new TreeMap<>();
        try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    leaves.put(parser.getParsingContext().pathAsPointer().toString(), parser.getText());
                }
            }
        }
        return leaves;
    }

    @Test
    void allFilesAreWrittenAndNothingElse() throws IOException {
        ReportFiles files = write(report());
        assertEquals(List.of(), files.failures());
        List<String> names = new ArrayList<>();
        try (var listing = Files.list(folder)) {
            listing.map(path -> path.getFileName().toString()).sorted().forEach(names::add);
        }
        assertEquals(
                List.of("history.csv", "loss.svg", "model.fluxion", "plot1.svg", "result.json", "solution.csv"), names);
    }

    @Test
    void theJsonHasWhatScriptsLookFor() throws IOException {
        write(report());
        Map<String, String> leaves = leaves(folder.resolve("result.json"));
        assertEquals("Sine <&> \"waves\"", leaves.get("/problem"));
        assertEquals("sine.pde", leaves.get("/file"));
        assertEquals("0", leaves.get("/seed"));
        assertEquals("f64", leaves.get("/precision"));
        assertEquals("1", leaves.get("/threads"));
        assertEquals("5.25", leaves.get("/seconds"));
        assertEquals("400", leaves.get("/steps"));
        assertEquals("steps", leaves.get("/stop_reason"));
        assertEquals("1.0E-5", leaves.get("/losses/eq1"));
        assertEquals("null", leaves.get("/losses/bc1"), "not a number, so that the file stays JSON");
        assertEquals("2.0", leaves.get("/weights/bc1"));
        assertEquals(1e-4, Double.parseDouble(leaves.get("/errors/u/linf")), 1e-15);
        assertTrue(Double.parseDouble(leaves.get("/errors/u/rel_l2")) < 1e-4);
        assertEquals("true", leaves.get("/expectations/0/met"));
        assertEquals("false", leaves.get("/expectations/1/met"));
        assertEquals("0.25", leaves.get("/parameters/nu"));
        assertEquals("3", leaves.get("/network/parameters"));
    }

    @Test
    void tablesHaveOneRowPerEntryAndReadBackExactly() throws IOException {
        write(report());
        List<String> history = Files.readAllLines(folder.resolve("history.csv"));
        assertEquals(
                "step,stage,seconds,loss,loss_eq1,loss_bc1,weight_eq1,weight_bc1,learning_rate,rel_l2",
                history.getFirst());
        assertEquals(42, history.size());
        assertEquals("0,adam,0,3,1,1,1,2,0.001,1", history.get(1));
        assertTrue(history.get(2).endsWith(",0.001,"), "no error measured there");
        List<String> solution = Files.readAllLines(folder.resolve("solution.csv"));
        assertEquals("x1,t,u,exact_u", solution.getFirst());
        assertEquals(101 * 101 + 1, solution.size());
        String[] last = solution.getLast().split(",");
        assertEquals(1, Double.parseDouble(last[0]));
        assertEquals(2, Double.parseDouble(last[1]));
        assertEquals(Math.sin(1) + 2, Double.parseDouble(last[3]));
    }

    @Test
    void intervalsOfInferredFieldsStandInTheTableAndInTheJson() throws IOException {
        double[][] points = SolutionPoints.of(report().problem());
        double[] deviations = new double[points.length];
        Arrays.fill(deviations, 0.01);
        deviations[points.length - 1] = 2;
        FieldUncertainty field = new FieldUncertainty("k", points, new double[points.length], deviations, 1);
        Uncertainty uncertainty = new Uncertainty(
                List.of("c"), new double[] {3}, new double[][] {{0.25}}, new boolean[] {true}, List.of(field));
        write(report(Optional.of(uncertainty)));
        List<String> solution = Files.readAllLines(folder.resolve("solution.csv"));
        assertEquals("x1,t,u,exact_u,half_width_95_k", solution.getFirst());
        assertEquals(0.0196, Double.parseDouble(solution.get(1).split(",")[4]), 1e-6);
        assertEquals(3.92, Double.parseDouble(solution.getLast().split(",")[4]), 1e-4);
        Map<String, String> leaves = leaves(folder.resolve("result.json"));
        assertEquals("0.5", leaves.get("/uncertainty/c/standard_deviation"));
        assertEquals(3.92, Double.parseDouble(leaves.get("/uncertainty/k/half_width_95/largest")), 1e-4);
        assertEquals("2.0", leaves.get("/uncertainty/k/half_width_95/at/1"));
        assertEquals(1.0 / points.length, Double.parseDouble(leaves.get("/uncertainty/k/undetermined_part")), 1e-12);
        double rms = 1.959964 * Math.sqrt((4 + 1e-4 * (points.length - 1)) / points.length);
        assertEquals(rms, Double.parseDouble(leaves.get("/uncertainty/k/half_width_95/rms")), 1e-6);
    }

    @Test
    void aFileThatCannotBeWrittenDoesNotStopTheOthers() throws IOException {
        Files.createDirectories(folder.resolve("history.csv/in the way"));
        ReportFiles files = write(report());
        assertEquals(5, files.written().size());
        assertEquals(1, files.failures().size());
        assertTrue(
                files.failures().getFirst().contains("history.csv"),
                files.failures().getFirst());
    }

    @Test
    void aModelWithoutRoomIsSavedElsewhere() throws IOException {
        Files.createDirectories(folder.resolve("model.fluxion/in the way"));
        String failure = write(report()).failures().getFirst();
        Path rescued = Path.of(failure.substring(failure.indexOf("saved as ") + "saved as ".length()));
        assertEquals("text", ModelFile.read(rescued).text());
        Files.delete(rescued);
        Files.delete(rescued.getParent());
    }

    @Test
    void aRunInAFolderThatCannotHoldResultsIsRefusedBefore() throws IOException {
        OutputFolder.probe(folder.resolve("new/nested"));
        assertTrue(Files.isDirectory(folder.resolve("new/nested")));
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThrows(SolveException.class, () -> OutputFolder.probe(file));
        String message = assertThrows(SolveException.class, () -> OutputFolder.probe(file.resolve("below")))
                .getMessage();
        assertTrue(message.contains("--out"), message);
    }

    @Test
    void aFailedWriteKeepsTheOldContentAndLeavesNothingBehind() throws IOException {
        Path file = Files.writeString(folder.resolve("kept"), "old");
        assertThrows(
                IOException.class,
                () -> AtomicFile.write(file, stream -> {
                    stream.write(new byte[1 << 20]);
                    throw new IOException("No space left on device");
                }));
        assertEquals("old", Files.readString(file));
        try (var listing = Files.list(folder)) {
            assertEquals(1, listing.count());
        }
    }
}
