package dev.fluxion.dsl.residual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frequencies against dispersion relations that are known. */
class TravellingWaveTest {
    private static Problem problem(String text) {
        Pde.Compilation compiled = Pde.compile("wave.pde", text.replace("; ", "\n"), CompileOptions.in(Path.of(".")));
        assertFalse(compiled.hasErrors(), () -> compiled.diagnostics().toString());
        return compiled.problem().orElseThrow();
    }

    private static double[] frequencies(String text) {
        return TravellingWave.of(problem(text)).stream()
                .mapToDouble(TravellingWave::frequency)
                .toArray();
    }

    /** On [0, 2π] and up to t = 5, so that k = 1. */
    private static double[] frequenciesOf(String equations) {
        return frequencies(
                "domain x in [0, 2*pi]; time t in [0, 5]; unknown u; " + equations + "; ic u = sin(x); periodic x");
    }

    @Test
    void scalarEquations() {
        assertArrayEquals(new double[] {30}, frequenciesOf("eq u_t + 30*u_x = 0"), 1e-9);
        assertArrayEquals(new double[] {5}, frequenciesOf("eq u_t + 5*u_x = 0.01*u_xx + u - u^3"), 1e-9);
        assertArrayEquals(new double[] {-1}, frequenciesOf("eq u_t + u_xxx = 0"), 1e-9);
        assertArrayEquals(new double[] {-3, 3}, frequenciesOf("ic u_t = 0; eq u_tt = 4*u_xx - 5*u"), 1e-9);
        assertArrayEquals(new double[] {-2, 2}, frequenciesOf("ic u_t = 0; eq u_tt + 4*u_xxxx = sin(x)*exp(-t)"), 1e-9);
    }

    @Test
    void systems() {
        String two = "domain x in [0, 2*pi]; time t in [0, 8]; unknown u, v; ic u = sin(x); ic v = 0; periodic x; ";
        assertArrayEquals(new double[] {-0.5, 0.5}, frequencies(two + "eq u_t = -v_xx/2; eq v_t = u_xx/2"), 1e-9);
        assertArrayEquals(new double[] {-2, 2}, frequencies(two + "eq u_t = 4*v_x; eq v_t = u_x"), 1e-9);
        assertArrayEquals(new double[] {1, 3}, frequencies(two + "eq u_t + u_x = v; eq v_t + 3*v_x = 0"), 1e-9);
    }

    @Test
    void nothingTravelsWhereItDiffusesOrFadesOrHardlyMovesOrTheSpeedDepends() {
        assertEquals(0, frequenciesOf("eq u_t = u_xx").length);
        assertEquals(0, frequenciesOf("eq u_t + u*u_x = 0.1*u_xx").length);
        assertEquals(0, frequenciesOf("eq u_t + 2*u_x = 3*u_xx").length);
        assertEquals(0, frequenciesOf("eq u_t + 0.5*u_x = 0").length);
        assertEquals(0, frequenciesOf("eq u_t + (3 + sin(x))*u_x = 0").length);
        assertEquals(
                0,
                frequencies("domain x in [0, 1]; time t in [0, 1]; unknown u; eq u_t + 30*u_x = 0; ic u = x; "
                                + "bc u = -30*t on x = 0")
                        .length);
    }

    /** Each periodic coordinate has a wave of its own, and what is at the start is not built in. */
    @Test
    void pairsMoveWithTheWave() {
        Problem problem = problem("domain x in [0, 1], y in [-1, 1]; time t in [1, 2]; unknown u; "
                + "eq u_t + 3*u_x + 2*u_y = 0; ic u = sin(2*pi*x); periodic x; periodic y");
        List<TravellingWave> waves = TravellingWave.of(problem);
        assertEquals(List.of(0, 1), waves.stream().map(TravellingWave::axis).toList());
        double[] at = {0.3, -0.2, 1.4};
        List<Node> pair = waves.getLast().features(problem.graph(), problem.axes());
        double angle = Math.PI * (-0.2 + 1 - 2 * 0.4);
        assertEquals(Math.cos(angle), value(pair.getFirst(), at), 1e-12);
        assertEquals(Math.sin(angle), value(pair.getLast(), at), 1e-12);
        assertTrue(problem.conditions().stream().noneMatch(condition -> condition.hard()));
    }

    private static double value(Node node, double[] at) {
        return Interpreter.evaluate(node, at, new double[0], (field, order) -> Double.NaN);
    }
}
