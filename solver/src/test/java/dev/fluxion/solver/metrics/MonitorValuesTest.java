package dev.fluxion.solver.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.ClosedFormModel;
import dev.fluxion.solver.TrainedModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Integrals of closed forms. */
class MonitorValuesTest {
    private static Problem problem(String text) {
        return Pde.compile("monitors.pde", text, CompileOptions.in(Path.of(".")))
                .problem()
                .orElseThrow();
    }

    private static TrainedModel exact(Problem problem) {
        return new ClosedFormModel(problem.graph(), List.of(problem.exact().get(0)));
    }

    @Test
    void integralsOverADiskAndItsBoundary() {
        Problem problem = problem("""
                region plate = disk((0, 0), 2)
                domain (x, y) in plate
                unknown u
                exact u = x^2 + y^2
                eq lap(u) = 4
                bc u = 4 on boundary
                monitor mass: integral(u)
                monitor flux: integral(dn(u), boundary)
                monitor balance: flux0*0 + integral(dn(u), boundary)/integral(lap(u)), sqrt(mean(u^2))
                param flux0 = 1
                expect abs(mass - 8*pi) < 1e-5
                expect 2*mass < flux
                """);
        MonitorValues values = MonitorValues.of(problem, exact(problem));
        assertEquals(List.of("mass", "flux", "balance1", "balance2"), values.names());
        assertFalse(values.evolves());
        double[] last = values.last();
        assertEquals(8 * Math.PI, last[0], 1e-6);
        assertEquals(16 * Math.PI, last[1], 1e-6);
        assertEquals(1, last[2], 1e-7);
        assertEquals(Math.sqrt(16 / 3.0), last[3], 1e-6);
        List<ExpectationResult> verdicts = ExpectationResult.of(problem, List.of(), values);
        assertTrue(verdicts.get(0).met());
        assertEquals(0, verdicts.get(0).value(), 1e-6);
        assertFalse(verdicts.get(1).met());
    }

    @Test
    void inTimeTheyAreFunctionsOfTime() {
        Problem problem = problem("""
                domain x in [0, 1]
                time t in [1, 3]
                unknown u
                boundary right: x = 1
                exact u = x^2*t
                eq u_t = x^2
                ic u = x^2
                bc u = exact(u) on boundary
                monitor mass: integral(u)
                monitor slope: integral(dn(u), right)
                """);
        MonitorValues values = MonitorValues.of(problem, exact(problem));
        assertTrue(values.evolves());
        for (int i = 0; i < values.times().length; i++) {
            double t = values.times()[i];
            assertEquals(1 + 2.0 * i / 100, t, 1e-14);
            assertEquals(t / 3, values.values()[i][0], 1e-13);
            assertEquals(2 * t, values.values()[i][1], 1e-13);
        }
    }

    @Test
    void withoutSpaceTheyAreOverTime() {
        Problem problem = problem("""
                time t in [0, 2]
                unknown y
                exact y = t^3
                eq y_t = 3*t^2
                ic y = 0
                monitor mean(y)
                """);
        MonitorValues values = MonitorValues.of(problem, exact(problem));
        assertEquals(List.of("monitor1"), values.names());
        assertEquals(2, values.last()[0], 1e-12);
    }
}
