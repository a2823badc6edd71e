package dev.fluxion.solver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.study.Spread;
import dev.fluxion.solver.study.Study;
import dev.fluxion.solver.study.StudyChart;
import dev.fluxion.solver.study.StudyReport;
import dev.fluxion.solver.study.StudyResults;
import dev.fluxion.solver.study.StudyRun;
import dev.fluxion.solver.study.StudySettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StudyTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> done = new ArrayList<>();
    private final StopSignal stop = new StopSignal();

    /** Two arms on seed 9, then the arm with the smaller error on the seeds asked for. */
    private final class Tuned implements Study {
        @Override
        public String name() {
            return "tuned";
        }

        @Override
        public String description() {
            return "two arms";
        }

        @Override
        public List<String> factors() {
            return List.of("arm", "seed");
        }

        @Override
        public List<String> measures() {
            return List.of("error");
        }

        @Override
        public List<Long> seeds(boolean quick) {
            return quick ? List.of(1L) : List.of(1L, 2L, 3L);
        }

        @Override
        public List<StudyRun> runs(StudySettings settings, StudyResults results) {
            List<StudyRun> runs = new ArrayList<>(List.of(run("a", 9), run("b", 9)));
            if (runs.stream().allMatch(r -> results.hold(r.levels()))) {
                String best = results.where(Map.of("arm", "a", "seed", "9")).values("error")[0]
                                < results.where(Map.of("arm", "b", "seed", "9")).values("error")[0]
                        ? "a"
                        : "b";
                settings.seeds().forEach(seed -> runs.add(run(best, seed)));
            }
            return runs;
        }

        private StudyRun run(String arm, long seed) {
            return new StudyRun(Map.of("arm", arm, "seed", Long.toString(seed)), settings -> {
                done.add(arm + seed);
                return new double[] {arm.equals("a") ? seed : seed / 2.0};
            });
        }

        @Override
        public StudyReport report(StudySettings settings, StudyResults results) {
            Spread spread = results.where(Map.of("arm", "b")).spread("error");
            String table = StudyReport.table(List.of("arm", "error"), List.of(List.of("b", spread.text())));
            double[] x = {1, 2};
            return new StudyReport(
                    table,
                    List.of(new StudyChart(
                            "errors", "Errors", "seed", "error", true, List.of(new StudyChart.Line("b", x, x)))));
        }
    }

    private int study(String... arguments) {
        out.getBuffer().setLength(0);
        Session session = new Session(new PrintWriter(out), new PrintWriter(err), 0, null, null, stop);
        CommandLine line = new CommandLine(new StudyCommand(session, () -> List.of(new Tuned())));
        line.setExecutionExceptionHandler((e, command, result) -> session.refuse(e.getMessage()));
        int status = line.execute(arguments);
        session.out().flush();
        return status;
    }

    private String folder() {
        return folder.toString();
    }

    @Test
    void laterRunsFollowFromEarlierResults() throws IOException {
        assertEquals(0, study("tuned", "--out", folder()), err.toString());
        assertEquals(List.of("a9", "b9", "b1", "b2", "b3"), done);
        assertTrue(out.toString().contains("| b | 1.25 [0.500, 4.50] |"), out.toString());
        assertTrue(Files.readString(folder.resolve("report.md")).contains("5 runs"));
        assertTrue(Files.readString(folder.resolve("errors.svg")).contains("<svg"));
        assertTrue(Files.readString(folder.resolve("results.csv")).startsWith("arm,seed,error,seconds,commit\na,9,9,"));
    }

    @Test
    void finishedRunsAreNotRepeated() {
        study("tuned", "--out", folder(), "--quick");
        assertEquals(3, done.size());
        study("tuned", "--out", folder(), "--seeds", "1,4");
        assertEquals(List.of("a9", "b9", "b1", "b4"), done);
    }

    @Test
    void onlyChoosesByLevels() {
        study("tuned", "--out", folder(), "--only", "arm=b");
        assertEquals(List.of("b9"), done);
        SolveException e =
                assertThrows(SolveException.class, () -> LevelFilter.of(List.of("arn=b"), List.of("arm", "seed")));
        assertTrue(e.getMessage().contains("did you mean `arm`?"), e.getMessage());
    }

    @Test
    void studiesAreListedAndUnknownOnesRefused() throws IOException {
        assertEquals(0, study());
        assertEquals("tuned: two arms", out.toString().strip());
        assertEquals(2, study("tund", "--out", folder()));
    }

    @Test
    void aFileOfAnotherStudyIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("results.csv"), "arm,seed,loss,seconds,commit\n");
        assertEquals(2, study("tuned", "--out", folder()));
        assertEquals(List.of(), done);
        assertEquals("arm,seed,loss,seconds,commit\n", Files.readString(folder.resolve("results.csv")));
    }

    @Test
    void aRunThatDivergedIsTheWorstNotMissing() {
        Spread spread = Spread.of(new double[] {Double.NaN, 2, 1e-5, Double.POSITIVE_INFINITY, 3});
        assertEquals(3, spread.median());
        assertEquals("3.00 [1.00e-05, ∞]", spread.text());
        assertEquals(2.5, Spread.of(new double[] {2, 3}).median());
        assertTrue(Double.isNaN(Spread.of(new double[0]).median()));
    }
}
