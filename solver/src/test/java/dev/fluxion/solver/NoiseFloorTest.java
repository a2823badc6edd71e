package dev.fluxion.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.NetworkSpec;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.stablegrad.Checkpoint;
import dev.fluxion.stablegrad.CheckpointPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** u'' = -s with s inferred from values of sin πx. */
class NoiseFloorTest {
    private static final int ROWS = 200;
    private static final int STEPS = 1500;

    @TempDir
    private Path folder;

    private Problem problem(double noise, String infer) throws IOException {
        return compile(noise, infer).problem().orElseThrow();
    }

    private Pde.Compilation compile(double noise, String infer) throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        StringBuilder table = new StringBuilder("x,u\n");
        for (int i = 0; i < ROWS; i++) {
            double x = (i + 0.5) / ROWS;
            table.append(x)
                    .append(',')
                    .append(Math.sin(Math.PI * x) + noise * random.nextGaussian())
                    .append('\n');
        }
        Files.writeString(folder.resolve("sine.csv"), table);
        String text = "domain x in [0, 1]\nunknown u\ninfer " + infer + "\neq -u_xx = s\nbc u = 0 on boundary\n"
                + "observe u from \"sine.csv\"\ntrain { points = counts(interior = 64); optimizer = bfgs(steps = "
                + STEPS + ") }\n";
        Pde.Compilation compiled = Pde.compile("sine.pde", text, CompileOptions.in(folder));
        assertFalse(compiled.hasErrors(), () -> compiled.diagnostics().toString());
        return compiled;
    }

    private SolveResult solve(double noise) throws IOException {
        return solve(noise, options -> options);
    }

    private SolveResult solve(double noise, UnaryOperator<SolveOptions> change) throws IOException {
        Pde.Compilation compiled = compile(noise, "s(x) in [-30, 30]");
        Problem problem = compiled.problem().orElseThrow();
        SolveOptions options = change.apply(SolveOptions.of(problem.training()));
        return Solver.solve(problem, compiled.residuals().orElseThrow(), options, SolveListener.NONE);
    }

    @Test
    void trainingEndsWhereItWouldFitTheNoise() throws IOException {
        SolveResult result = solve(0.1);
        assertTrue(result.message().contains("noise of the measurements"), result.message());
        assertTrue(result.steps() < STEPS);
        int observed = result.terms().indexOf("observe1");
        assertEquals(0.1, Math.sqrt(result.losses()[observed]), 0.02);
    }

    @Test
    void aResumedRunEndsAtTheSameStep() throws IOException {
        SolveResult whole = solve(0.1);
        Path file = folder.resolve("state");
        AtomicInteger asked = new AtomicInteger();
        int stop = whole.steps() - 100; // the last look at the loss is behind, the next one would end the run
        solve(
                0.1,
                o -> o.withCheckpoint(new CheckpointPolicy(file, 10_000))
                        .withStopRequested(() -> asked.incrementAndGet() > stop));
        Checkpoint checkpoint = Checkpoint.read(file);
        assertTrue(checkpoint.step() < whole.steps() && checkpoint.step() > whole.steps() - 200);
        SolveResult resumed = solve(0.1, o -> o.withStart(new Start.Resumed(checkpoint)));
        assertEquals(whole.steps(), resumed.steps());
        assertEquals(whole.message(), resumed.message());
    }

    @Test
    void exactMeasurementsAreFollowed() throws IOException {
        SolveResult result = solve(0);
        assertFalse(result.message().contains("noise of the measurements"), result.message());
    }

    @Test
    void onlyFieldsFromNoiseGetASmallerNetwork() throws IOException {
        assertEquals(new NetworkSpec(10, 2, "tanh"), network(0.1, "s(x) in [-30, 30]"));
        assertEquals(new NetworkSpec(20, 2, "tanh"), network(0, "s(x) in [-30, 30]"));
        assertEquals(new NetworkSpec(20, 2, "tanh"), network(0.1, "s = 1"));
    }

    private NetworkSpec network(double noise, String infer) throws IOException {
        return problem(noise, infer).training().network();
    }
}
