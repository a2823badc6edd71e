package dev.fluxion.solver.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.report.BenchJson;
import dev.fluxion.stablegrad.TermObjective;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepBenchmarkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10000",
                "10x20",
                "10x20x30x40",
                "axbxc",
                "0x64x5",
                "10x0x5",
                "10x8193x5",
                "-1x2x3",
                "1x2x99999999999"
            })
    void aShapeThatIsNoneIsRefusedInTheUsersWords(String text) {
        SolveException e = assertThrows(SolveException.class, () -> StepShape.parse(text));
        assertTrue(e.getMessage().startsWith("--step " + text + ":"), e.getMessage());
    }

    @Test
    void aShapeReadsAsItIsWritten() {
        assertEquals(new StepShape(10000, 64, 5), StepShape.parse("10000x64x5"));
        assertEquals("13x7x1", StepShape.parse("13X7x1").toString());
    }

    /** Two features to 7, 7 to 7, 7 to 1; four channels: u, u_x, u_y and the Laplacian. */
    @Test
    void theCostIsTheMinimalTaylorModeCount() {
        List<PointSetCost> costs =
                PoissonStep.of(new StepShape(13, 7, 2), Precision.F32).costs();
        long forward = 2 * (2 * 7 + 7 * 7 + 7);
        long backward = 2 * forward - 2 * (2 * 7);
        assertEquals(1, costs.size());
        assertEquals(13, costs.getFirst().points());
        assertEquals(4, costs.getFirst().channels());
        assertEquals(13 * 4 * (forward + backward), costs.getFirst().flops());
    }

    /** With zero weights the network is constant and the loss is the mean of f². */
    @Test
    void theStandardStepIsTheMeanOfTheSquaredResidual() {
        BenchProblem problem = PoissonStep.of(new StepShape(31, 8, 2), Precision.F64);
        PointSet points = problem.points(0);
        double mean = 0;
        for (int p = 0; p < points.count(); p++) {
            double f = 2
                    * Math.PI
                    * Math.PI
                    * Math.sin(Math.PI * points.coordinates()[0][p])
                    * Math.sin(Math.PI * points.coordinates()[1][p]);
            mean += f * f / points.count();
        }
        try (Workers workers = new Workers(1)) {
            TermObjective objective = problem.objective(workers);
            int length = problem.network().parameters();
            double loss = objective.valueAndGradient(
                    Buffer.allocate(Precision.F64, length), Buffer.allocate(Precision.F64, length));
            assertEquals(mean, loss, 1e-12 * mean);
        }
    }

    @Test
    void theMedianIsTheMiddle() {
        assertEquals(2, StepTimer.median(new double[] {3, 1, 2}));
        assertEquals(2.5, StepTimer.median(new double[] {4, 1, 2, 3}));
        assertThrows(IllegalArgumentException.class, () -> StepTimer.median(new double[0]));
    }

    @Test
    void everyNumberOfThreadsIsReportedAgainstTheFirst() throws IOException {
        BenchProblem problem = PoissonStep.of(new StepShape(64, 8, 2), Precision.F32);
        StepReport report = StepBenchmark.run(problem, List.of(2, 1), 0.01, text -> {});
        assertArrayEquals(
                new int[] {2, 1},
                report.timings().stream().mapToInt(StepTiming::threads).toArray());
        for (StepTiming timing : report.timings()) {
            assertEquals(report.flops(), timing.usefulFlopsPerSecond() * timing.seconds(), 1e-6 * report.flops());
            assertEquals(
                    timing.usefulFlopsPerSecond(),
                    timing.fractionOfPeak() * report.peakFlopsPerSecond() * timing.threads(),
                    1e-6 * timing.usefulFlopsPerSecond());
            assertEquals(report.timings().getFirst().seconds(), timing.speedup() * timing.seconds(), 1e-9);
        }
        assertEquals(4L * 4 * problem.network().parameters(), report.memory().buffers());
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        BenchJson.write("64x8x2", report, json);
        String text = json.toString(StandardCharsets.UTF_8);
        for (String field : List.of(
                "milliseconds_per_step",
                "useful_gflops",
                "fraction_of_peak",
                "points",
                "width",
                "layers",
                "precision",
                "threads",
                "jdk",
                "lanes",
                "scaling",
                "memory")) {
            assertTrue(text.contains("\"" + field + "\" :"), text);
        }
    }
}
