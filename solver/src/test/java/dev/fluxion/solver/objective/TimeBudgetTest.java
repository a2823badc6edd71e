package dev.fluxion.solver.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.Solver;
import dev.fluxion.solver.Start;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {
    private static final String PLATE =
            "domain x in [0, 1], y in [0, 1]\nunknown w\neq lap(lap(w)) = 1\nbc w = 0 on boundary\nbc dn(w) = 0 on boundary\n";

    private static TimeBudget budget(String text, OptionalDouble seconds) {
        Pde.Compilation compiled = Pde.compile("plate.pde", text, CompileOptions.in(Path.of("")));
        Problem problem = compiled.problem().orElseThrow();
        ResidualGraph residuals = compiled.residuals().orElseThrow();
        SolveOptions options = new SolveOptions(
                problem.training().withinTime(),
                0,
                1,
                Precision.F64,
                seconds,
                OptionalDouble.empty(),
                () -> false,
                new Start.Random(),
                Optional.empty());
        return TimeBudget.of(problem, residuals, () -> Solver.network(problem, residuals, problem.training()), options);
    }

    private static int interior(String text, double seconds) {
        return budget(text, OptionalDouble.of(seconds)).options().training().interior();
    }

    @Test
    void aShortTimeIsSpentOnHalfThePoints() {
        assertEquals(2048, interior(PLATE, 20));
        assertEquals(4096, interior(PLATE, 120));
        assertEquals(
                4096, budget(PLATE, OptionalDouble.empty()).options().training().interior());
        String text = budget(PLATE, OptionalDouble.of(20)).text().orElseThrow();
        assertTrue(text.startsWith("2048 inside instead of 4096: 20.0 s have room for about "), text);
    }

    @Test
    void cheapStepsHaveTheirPointsInTheSameTime() {
        assertEquals(4096, interior(PLATE.replace("lap(lap(w))", "w_x").replace("bc dn(w) = 0 on boundary\n", ""), 20));
    }

    @Test
    void pointsAndOptimizersOfTheFileStay() {
        assertEquals(3000, interior(PLATE + "train { points = counts(interior = 3000) }", 20));
        assertEquals(4096, interior(PLATE + "train { optimizer = adam(steps = 7) }", 20));
    }

    @Test
    void oneVariableHasFewPointsAnyway() {
        assertEquals(
                1024,
                interior(
                        "domain x in [0, 1]\nunknown w\neq w_xxxx = 1\nbc w = 0 on boundary\nbc w_x = 0 on boundary",
                        1e-3));
    }
}
