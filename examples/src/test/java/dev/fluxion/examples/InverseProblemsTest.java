package dev.fluxion.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.solver.metrics.InferredNumber;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers that are found, with networks and budgets that fit a test. */
class InverseProblemsTest {
    private static List<InferredNumber> numbers(String id, String settings) throws IOException {
        Run run = Run.of(id, settings);
        SolveResult result = run.solve(0, 2, Precision.F64);
        return InferredNumber.of(run.problem(), result.model());
    }

    @Test
    void theDampingIsFoundFromPositionsAlone() throws IOException {
        InferredNumber c = numbers(
                        "oscillator",
                        "network = mlp(width = 10, depth = 2) points = counts(interior = 64) optimizer = bfgs(steps = 300)")
                .getFirst();
        assertEquals("c", c.name());
        assertEquals(0.4, c.exact().orElseThrow());
        assertEquals(0.4, c.value(), 1e-3);
    }

    @Test
    void theEigenvalueIsFoundWithTheNormOfItsFunction() throws IOException {
        InferredNumber lambda = numbers(
                        "eigenvalue",
                        "network = mlp(width = 10, depth = 2) points = counts(interior = 256) optimizer = bfgs(steps = 200)")
                .getFirst();
        assertEquals(2 * Math.PI * Math.PI, lambda.exact().orElseThrow(), 1e-12);
        assertEquals(lambda.exact().orElseThrow(), lambda.value(), 1e-2);
    }
}
