package dev.fluxion.solver.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.solver.Progress;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.solver.TestProblems;
import dev.fluxion.solver.plot.StableGradPlot;
import dev.fluxion.stablegrad.StableGradTelemetry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StableGradReportTest {
    /** Two layers whose gradients shrink, one of them to nothing; the second stage is without StableGrad. */
    private static SolveResult withTelemetry() {
        SolveResult plain = TestProblems.result(null);
        List<Progress> history = plain.history().stream()
                .map(p -> new Progress(
                        p.stage(),
                        p.step(),
                        p.totalSteps(),
                        p.loss(),
                        p.termLosses(),
                        p.weights(),
                        p.learningRate(),
                        p.seconds(),
                        p.stepsPerSecond(),
                        p.error(),
                        p.stage().equals("adam")
                                ? Optional.of(new StableGradTelemetry(
                                        List.of("a", "b"),
                                        new double[] {0.5 / (p.step() + 1), 0},
                                        new double[] {0.25 * (p.step() + 1), 1},
                                        0.125,
                                        0))
                                : Optional.empty()))
                .toList();
        return new SolveResult(
                plain.model(),
                plain.terms(),
                plain.losses(),
                plain.weights(),
                plain.steps(),
                plain.seconds(),
                plain.reason(),
                plain.message(),
                plain.estimatedError(),
                plain.check(),
                plain.uncertainty(),
                plain.plan(),
                history);
    }

    @Test
    void historyHoldsReferenceSpreadsAndFactorsWhereTheyAre() throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        HistoryCsv.write(withTelemetry(), stream);
        List<String> lines = stream.toString(StandardCharsets.UTF_8).lines().toList();
        assertTrue(
                lines.getFirst().endsWith(",rel_l2,stablegrad_reference,std_a,std_b,factor_a,factor_b"),
                lines.getFirst());
        assertTrue(lines.get(1).endsWith(",1,0.125,0.5,0,0.25,1"), lines.get(1));
        assertTrue(lines.getLast().endsWith(",,,,,"), lines.getLast());
        int columns = lines.getFirst().split(",", -1).length;
        assertTrue(lines.stream().allMatch(line -> line.split(",", -1).length == columns));
    }

    @Test
    void theHeatMapsAreDrawnOnlyWhereStableGradWasUsed() throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        StableGradPlot.draw(withTelemetry()).orElseThrow().writeTo(stream);
        String svg = stream.toString(StandardCharsets.UTF_8);
        assertEquals(4, svg.split("<image", -1).length - 1, "two maps and their colour bars");
        assertEquals(Optional.empty(), StableGradPlot.draw(TestProblems.result(null)));
    }
}
