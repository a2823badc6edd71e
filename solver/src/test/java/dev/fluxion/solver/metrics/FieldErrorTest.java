package dev.fluxion.solver.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Reference;
import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.TestProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldErrorTest {
    private static final MonitorValues NO_MONITORS = new MonitorValues(List.of(), new double[1], new double[0][]);

    @TempDir
    private Path folder;

    private Problem withReference(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("ref.csv"), text);
        return TestProblems.sine(
                1, true, List.of(), List.of(new Reference(List.of(0), file, Map.of("x1", "X", "u", "u meas"))));
    }

    @Test
    void aConstantShiftIsMeasuredAtFreshPoints() {
        Problem problem = TestProblems.sine(2, false, List.of(), List.of());
        FieldError error = FieldError.measure(problem, Truth.of(problem, 0), TestProblems.model(problem, 0.125))
                .getFirst();
        // ∫ sin² over [0, 1] = 1/2 - sin(2)/4
        double expected = 0.125 / Math.sqrt(0.5 - Math.sin(2) / 4);
        assertEquals(expected, error.relL2(), 1e-3 * expected);
        assertEquals(0.125, error.linf(), 1e-15);
        assertEquals(Truth.FRESH_POINTS, error.points());
        assertEquals("u", error.name());
    }

    @Test
    void theExactModelHasNoErrorAndNanShows() {
        Problem problem = TestProblems.sine(1, false, List.of(), List.of());
        List<Truth> truths = Truth.of(problem, 3);
        assertEquals(
                0,
                FieldError.measure(problem, truths, TestProblems.model(problem, 0))
                        .getFirst()
                        .relL2());
        FieldError nan = FieldError.measure(problem, truths, TestProblems.model(problem, Double.NaN))
                .getFirst();
        assertTrue(Double.isNaN(nan.relL2()) && Double.isNaN(nan.linf()));
    }

    @Test
    void tablesAreReadByMappedNamesWithoutRowsOutsideAndTheWorstSourceCounts() throws IOException {
        Problem problem = withReference("t,u meas,X\n0,1,0\n2,2,0\n1,99,7\n");
        List<Truth> truths = Truth.of(problem, 0);
        assertEquals(2, truths.get(1).values().length);
        FieldError error = FieldError.measure(problem, truths, TestProblems.model(problem, 0))
                .getFirst();
        // u - v = (0 - 1, 2 - 2), v = (1, 2)
        assertEquals(1 / Math.sqrt(5), error.relL2(), 1e-15);
        assertEquals(1, error.linf());
        assertEquals(List.of("exact", "ref.csv"), error.sources());
    }

    @Test
    void anEmptyCellIsNoValue() throws IOException {
        List<Truth> truths = Truth.of(withReference("t,u meas,X\n0,,0\n2,2,0\n1,,0\n"), 0);
        assertArrayEquals(new double[] {2}, truths.get(1).values());
        assertArrayEquals(new double[] {0, 2}, truths.get(1).points()[0]);
        Problem nothing = withReference("t,u meas,X\n0,,0\n");
        String message =
                assertThrows(SolveException.class, () -> Truth.of(nothing, 0)).getMessage();
        assertTrue(message.contains("has a value of `u meas`"), message);
    }

    @Test
    void aTableElsewhereIsRefused() throws IOException {
        Problem problem = withReference("t,u meas,X\n0,1,5\n");
        String message =
                assertThrows(SolveException.class, () -> Truth.of(problem, 0)).getMessage();
        assertTrue(message.contains("none of the 1 rows"), message);
    }

    @Test
    void expectationsCompareTheirOwnMetricAndNanMeetsNone() {
        Problem problem = TestProblems.sine(1, false, List.of(), List.of());
        List<Truth> truths = Truth.of(problem, 0);
        List<ExpectationResult> near = ExpectationResult.of(
                problem, FieldError.measure(problem, truths, TestProblems.model(problem, 1e-6)), NO_MONITORS);
        assertTrue(near.get(0).met());
        assertFalse(near.get(1).met());
        assertEquals(1e-6, near.get(1).value(), 1e-15);
        List<ExpectationResult> nan = ExpectationResult.of(
                problem, FieldError.measure(problem, truths, TestProblems.model(problem, Double.NaN)), NO_MONITORS);
        assertFalse(nan.get(0).met() || nan.get(1).met());
        assertFalse(ExpectationResult.of(problem, List.of(), NO_MONITORS).get(0).met());
    }

    @Test
    void thinningKeepsTheNumberAskedFor() {
        Problem problem = TestProblems.sine(1, false, List.of(), List.of());
        Truth truth = Truth.of(problem, 0).getFirst();
        assertEquals(207, truth.thinned(207).values().length);
        assertEquals(Truth.FRESH_POINTS, truth.thinned(1 << 20).values().length);
    }
}
