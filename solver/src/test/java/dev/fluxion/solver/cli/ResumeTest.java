package dev.fluxion.solver.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.solver.SolveListener;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.solver.TrainedModel;
import dev.fluxion.solver.report.ModelFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are stopped on the way, with the real solver. */
class ResumeTest {
    private static final String LINE = """
            domain x in [0, 1], y in [0, 1]
            unknown u
            eq -lap(u) = pi^2*sin(pi*x)
            bc u = 0 on boundary
            train {
              network = mlp(width = 7, depth = 2)
              points = counts(interior = 31)
              adapt = 5
              optimizer = adam(steps = 20) then bfgs(steps = 40)
            }
            """;

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    /** The real solver, stopped after a number of questions whether to stop. */
    private record Interrupted(int questions) implements SolverAccess {
        @Override
        public SolveResult solve(
                Problem problem, ResidualGraph residuals, SolveOptions options, SolveListener listener) {
            AtomicInteger asked = new AtomicInteger();
            SolveOptions stopping = options.withStopRequested(() -> asked.incrementAndGet() > questions);
            return new DirectSolver().solve(problem, residuals, stopping, listener);
        }

        @Override
        public TrainedModel model(Problem problem, ResidualGraph residuals, Training training, Buffer parameters) {
            return new DirectSolver().model(problem, residuals, training, parameters);
        }
    }

    @BeforeEach
    void file() throws IOException {
        Files.writeString(folder.resolve("line.pde"), LINE);
    }

    private int solve(SolverAccess solver, String out, String... more) {
        String[] arguments = new String[more.length + 5];
        arguments[0] = "solve";
        arguments[1] = folder.resolve("line.pde").toString();
        arguments[2] = "--quiet";
        arguments[3] = "--out";
        arguments[4] = folder.resolve(out).toString();
        System.arraycopy(more, 0, arguments, 5, more.length);
        Session session = new Session(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                0,
                new PdeLanguage(),
                solver,
                new StopSignal());
        return Fluxion.run(session, arguments);
    }

    private double[] parameters(String out) {
        Buffer buffer =
                ModelFile.read(folder.resolve(out).resolve("model.fluxion")).parameters();
        return ((Buffer.F64) buffer).values();
    }

    @Test
    void anInterruptedRunGoesOnBitForBit() throws IOException {
        assertEquals(0, solve(new DirectSolver(), "whole"), err.toString());
        for (int questions : new int[] {9, 26, 33}) { // in the first stage, in the second
            String out = "stopped" + questions;
            assertEquals(0, solve(new Interrupted(questions), out), err.toString());
            assertEquals(0, solve(new DirectSolver(), out, "--resume"), err.toString());
            assertArrayEquals(parameters("whole"), parameters(out));
        }
        try (var files = Files.list(folder.resolve("stopped9"))) {
            assertTrue(
                    files.noneMatch(f -> f.toString().endsWith(".checkpoint")), "the state of a finished run is left");
        }
    }

    @Test
    void aRunThatRedrawsItsPointsGoesOnBitForBit() throws IOException {
        Files.writeString(folder.resolve("line.pde"), LINE.replace("adapt = 5", "adapt = 7\n  resample = 6"));
        assertEquals(0, solve(new DirectSolver(), "whole"), err.toString());
        for (int questions : new int[] {9, 24, 28, 37}) {
            String out = "stopped" + questions;
            assertEquals(0, solve(new Interrupted(questions), out), err.toString());
            assertEquals(0, solve(new DirectSolver(), out, "--resume"), err.toString());
            assertArrayEquals(parameters("whole"), parameters(out), "stopped after " + questions);
        }
    }

    @Test
    void aRunWhoseNetworkHasGrownGoesOnBitForBit() throws IOException {
        String growing =
                LINE.replace("adapt = 5", "adapt = 5\n  grow = 2").replace("bfgs(steps = 40)", "bfgs(steps = 12)");
        Files.writeString(folder.resolve("line.pde"), growing);
        assertEquals(0, solve(new DirectSolver(), "whole"), err.toString());
        assertEquals(3 * 17 + 18 * 17 + 17 + 1, parameters("whole").length);
        for (int questions : new int[] {9, 26, 38, 50}) { // before the network grows, once, twice
            String out = "stopped" + questions;
            assertEquals(0, solve(new Interrupted(questions), out), err.toString());
            assertEquals(0, solve(new DirectSolver(), out, "--resume"), err.toString());
            assertArrayEquals(parameters("whole"), parameters(out), "stopped after " + questions);
        }
    }

    @Test
    void aRunThatStartsFromLeastSquaresGoesOnBitForBit() throws IOException {
        Files.writeString(folder.resolve("line.pde"), """
                domain x in [0, 1]
                unknown u
                eq -u_xx = exp(x)
                bc u = 0 on boundary
                train { points = counts(interior = 64), network = mlp(width = 12, depth = 2), stop = 1e-11 }
                """);
        assertEquals(0, solve(new DirectSolver(), "whole"), err.toString());
        for (int questions : new int[] {9, 26}) {
            String out = "stopped" + questions;
            assertEquals(0, solve(new Interrupted(questions), out), err.toString());
            assertEquals(0, solve(new DirectSolver(), out, "--resume"), err.toString());
            assertArrayEquals(parameters("whole"), parameters(out), "stopped after " + questions);
        }
    }

    @Test
    void aRunInWindowsOfTimeGoesOnBitForBit() throws IOException {
        Files.writeString(
                folder.resolve("line.pde"),
                "time t in [0, 6] unknown q, v eq q_t = v eq v_t = -sin(q) ic q = 1, v = 0\n"
                        + "train { network = mlp(width = 7, depth = 1); points = counts(interior = 31); windows = 3\n"
                        + " optimizer = adam(steps = 9) then bfgs(steps = 12) }");
        assertEquals(0, solve(new DirectSolver(), "whole"), err.toString());
        for (int questions : new int[] {5, 15, 24, 38}) { // in the first window, twice, in the second, in the third
            String out = "stopped" + questions;
            assertEquals(0, solve(new Interrupted(questions), out), err.toString());
            assertEquals(0, solve(new DirectSolver(), out, "--resume"), err.toString());
            assertArrayEquals(parameters("whole"), parameters(out), "stopped after " + questions);
        }
    }

    @Test
    void theStateOfAnotherProblemIsRefused() throws IOException {
        assertEquals(0, solve(new Interrupted(9), "out"), err.toString());
        assertEquals(2, solve(new DirectSolver(), "out", "--resume", "--seed", "5"));
        assertTrue(err.toString().contains("belongs to another problem, seed, precision or training"), err.toString());
    }
}
