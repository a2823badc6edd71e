package dev.fluxion.solver.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.solver.geometry.Collocation;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.sampling.Sobol;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointSourceTest {
    private static final String DECAY = "time t in [1, 3]\nunknown u\neq u_t = -u\nic u = 1\n";

    private static Pde.Compilation compile(String text) {
        Pde.Compilation compiled = Pde.compile("points.pde", text, CompileOptions.in(Path.of(".")));
        assertFalse(compiled.hasErrors(), () -> compiled.diagnostics().toString());
        return compiled;
    }

    private static PointSource source(String text) {
        Pde.Compilation compiled = compile(text);
        Problem problem = compiled.problem().orElseThrow();
        ResidualGraph residuals = compiled.residuals().orElseThrow();
        List<PointSetPlan> plans = PointSetPlan.of(residuals.residuals(), problem.axes(), problem.training());
        return new PointSource(residuals, plans, problem.axes(), new Sobol(), 7);
    }

    /** How many of the points are within a distance of the start, t = 1. */
    private static long within(double distance, PointSet points) {
        return Arrays.stream(points.coordinates()[0])
                .filter(t -> t <= 1 + distance)
                .count();
    }

    @Test
    void ordinaryDifferentialEquationsHavePointsAtAllDistancesFromTheStart() {
        PointSet points = source(DECAY).points(0, 1024, 0);
        assertEquals(1024, points.count());
        assertEquals(1, within(0, points));
        for (double distance = 1e-7; distance < 1e-3; distance *= 10) {
            assertTrue(within(10 * distance, points) > within(distance, points), "beyond " + distance);
        }
        assertTrue(within(1, points) < 600, "half of the time has half of the points");
    }

    @Test
    void theyComeCloserWithTheHorizon() {
        PointSource source = source(DECAY);
        source.horizon(0.1);
        assertTrue(Arrays.stream(source.points(0, 1024, 0).coordinates()[0]).allMatch(t -> t >= 1 && t <= 1.2));
        assertEquals(1, within(0, source.points(0, 1024, 0)));
    }

    @Test
    void allOthersAreSpreadEvenly() {
        String heat =
                "domain x in [0, 1]\ntime t in [1, 3]\nunknown u\neq u_t = u_xx\nic u = 1\nbc u = 1 on boundary\n";
        String restricted = DECAY.replace("= -u", "= -u where t > 2");
        String singular = DECAY.replace("= -u", "= -u/(t - 1)");
        for (String text : List.of(heat, restricted, singular)) {
            Pde.Compilation compiled = compile(text);
            Support inside =
                    compiled.residuals().orElseThrow().residuals().getFirst().support();
            PointSet even =
                    Collocation.points(inside, compiled.problem().orElseThrow().axes(), 64, new Sobol(), 7, 0);
            assertArrayEquals(even.coordinates(), source(text).points(0, 64, 0).coordinates());
        }
    }
}
