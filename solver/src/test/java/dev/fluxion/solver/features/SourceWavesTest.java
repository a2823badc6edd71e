package dev.fluxion.solver.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SourceWavesTest {
    private static Pde.Compilation compile(int waves) {
        return Pde.compile("waves.pde", "param n = " + waves + """

                domain x in [0, 2], y in [-1, 1]
                unknown u
                eq lap(u) = sin(n*pi*x)*cos(pi*y/2)
                bc u = 0 on boundary
                """, CompileOptions.in(Path.of(".")));
    }

    private static double[] halfPeriods(int waves) {
        Pde.Compilation compiled = compile(waves);
        return SourceWaves.of(
                compiled.problem().orElseThrow().axes(), compiled.residuals().orElseThrow());
    }

    private static int features(int waves) {
        Pde.Compilation compiled = compile(waves);
        return InputMap.features(
                        compiled.problem().orElseThrow(), compiled.residuals().orElseThrow(), true)
                .size();
    }

    @Test
    void halfPeriodsAreCountedAlongEachAxis() {
        double[] found = halfPeriods(20);
        assertEquals(40, found[0], 2);
        assertEquals(1, found[1], 0.1);
    }

    @Test
    void shortWavesBecomeFeatures() {
        assertEquals(2, features(2));
        assertEquals(4, features(20));
    }
}
