package dev.fluxion.solver.initialvalue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class InitialValueProblemTest {
    private static Problem problem(String lines) {
        Pde.Compilation compiled = Pde.compile("ode.pde", lines.replace("; ", "\n"), CompileOptions.in(Path.of("")));
        assertFalse(compiled.hasErrors(), () -> compiled.diagnostics().toString());
        return compiled.problem().orElseThrow();
    }

    private static double[][] solve(String lines, double... at) {
        return InitialValueProblem.of(problem(lines))
                .orElseThrow()
                .solve(1e-12, at)
                .orElseThrow();
    }

    /** cos t and -sin t, at times in no order and at both ends. */
    @Test
    void valuesAreThoseOfTheSolutionAtEachPoint() {
        double[] at = {3, 0, 10, 1e-3, 7.25};
        double[][] values =
                solve("time t in [0, 10]; unknown u, v; eq v = u_t; eq u_tt = -u; ic u = 1; ic u_t = 0", at);
        for (int i = 0; i < at.length; i++) {
            assertEquals(Math.cos(at[i]), values[0][i], 1e-10);
        }
    }

    /** v² + 2(1 - cos q) is constant, and small swings are slower the larger they are: the quarter period from 2 is K(sin 1). */
    @Test
    void aPendulumKeepsItsEnergyAndItsPeriod() {
        double quarter = ellipticIntegral(Math.sin(1));
        double[][] values = solve(
                "time t in [0, 30]; unknown q, v; eq q_t = v; eq v_t = -sin(q); ic q = 2; ic v = 0",
                quarter,
                2 * quarter,
                4 * quarter,
                29);
        assertEquals(0, values[0][0], 1e-9);
        assertEquals(-2, values[0][1], 1e-9);
        assertEquals(2, values[0][2], 1e-9);
        assertEquals(-Math.cos(2), values[1][3] * values[1][3] / 2 - Math.cos(values[0][3]), 1e-9);
    }

    /** K(k) by the arithmetic-geometric mean. */
    private static double ellipticIntegral(double k) {
        double a = 1;
        double b = Math.sqrt(1 - k * k);
        for (int i = 0; i < 8; i++) {
            double next = (a + b) / 2;
            b = Math.sqrt(a * b);
            a = next;
        }
        return Math.PI / (2 * a);
    }

    @Test
    void aSolutionThatEndsEarlierIsNone() {
        String squared = "time t in [0, 2]; unknown u; eq u_t = u^2; ic u = 1";
        assertEquals(
                Optional.empty(),
                InitialValueProblem.of(problem(squared)).orElseThrow().solve(1e-8, new double[] {0.5}));
        assertEquals(2, solve(squared.replace("[0, 2]", "[0, 0.5]"), 0.5)[0][0], 1e-9);
    }

    /** 1/(1 - t) ends at 1, and sqrt(1 - 2t) at 1/2; a decay that is too fast for the steps ends nowhere. */
    @Test
    void whereASolutionEndsIsFound() {
        assertEquals(
                1,
                breakdown("time t in [0, 2]; unknown u; eq u_t = u^2; ic u = 1").orElseThrow(),
                1e-6);
        assertEquals(
                0.5,
                breakdown("time t in [0, 2]; unknown u; eq u*u_t = -1; ic u = 1")
                        .orElseThrow(),
                1e-6);
        for (String lines : List.of(
                "time t in [0, 2]; unknown u; eq u_t = -u^2; ic u = 1",
                "time t in [0, 2]; unknown u; eq u_t = if t < 1 then 1 else -1; ic u = 1",
                "time t in [0, 2]; unknown u; eq u_t = -1e9*(u - cos(t)); ic u = 1",
                "time t in [0, 2]; unknown u; eq u_tt + 2/t*u_t + u = 0; ic u = 1; ic u_t = 0")) {
            assertEquals(OptionalDouble.empty(), breakdown(lines), lines);
        }
    }

    private static OptionalDouble breakdown(String lines) {
        return InitialValueProblem.of(problem(lines)).orElseThrow().breakdown(1e-8);
    }

    @Test
    void onlyWhatIsGivenAtTheStartIsIntegrated() {
        assertTrue(InitialValueProblem.of(problem("domain x in [0, 1]; unknown u; eq u_x = u^2; bc u = 1 on x = 0"))
                .isPresent());
        assertTrue(InitialValueProblem.of(problem("domain x in [0, 1]; unknown u; eq u_x = u^2; bc u = 1 on x = 1"))
                .isEmpty());
        assertTrue(InitialValueProblem.of(
                        problem(
                                "domain x in [0, 1]; time t in [0, 1]; unknown u; eq u_t = u_xx; ic u = 1; bc u = 1 on boundary"))
                .isEmpty());
    }
}
