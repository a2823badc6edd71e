package dev.fluxion.solver.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.objective.Scaling;
import dev.fluxion.solver.sampling.Sobol;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sources on the square [-1, 1]². */
class LocalSourceTest {
    private static Pde.Compilation compile(String source) {
        return Pde.compile("source.pde", """
                domain x in [-1, 1], y in [-1, 1]
                unknown u
                eq -lap(u) = %s
                bc u = 0 on boundary
                """.formatted(source), CompileOptions.in(Path.of(".")));
    }

    private final List<Axis> axes = compile("1").problem().orElseThrow().axes();

    private static ResidualGraph residuals(String source) {
        return compile(source).residuals().orElseThrow();
    }

    private Optional<LocalSource> local(String source) {
        ResidualGraph residuals = residuals(source);
        Residual first = residuals.residuals().getFirst();
        return LocalSource.of(List.of(first.root()), first.support(), axes, residuals.graph());
    }

    /** The last is 0 at every one of the points at which sources are looked at first. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | false",
                "3 | false",
                "sin(20*pi*x)*sin(30*pi*y) | false",
                "exp(-20*(x^2 + y^2)) | false",
                "1 + exp(-1000*(x^2 + y^2)) | false",
                "exp(-1000*(x^2 + y^2)) | true",
                "exp(-1000*((x - 0.5)^2 + y^2)) - exp(-1000*((x + 0.5)^2 + y^2)) | true",
                "if (x - 0.3)^2 + (y - 0.1)^2 < 1e-4 then 1 else 0 | true"
            })
    void aSourceIsLocalWhereItFillsLittleOfItsSupport(String source, boolean expected) {
        assertEquals(expected, local(source).isPresent());
    }

    @Test
    void aPeakIsFoundAmongDensePoints() {
        Residual first = residuals("0").residuals().getFirst();
        PointSet peak = local("if (x - 0.3)^2 + (y - 0.1)^2 < 1e-4 then 5 else 0")
                .orElseThrow()
                .peak(first.support(), axes, 1024);
        // π·1e-4 of an area of 4, of 65 536 points: 5.1
        assertEquals(5.1, peak.count(), 3);
        for (int i = 0; i < peak.count(); i++) {
            assertTrue(Math.hypot(peak.coordinates()[0][i] - 0.3, peak.coordinates()[1][i] - 0.1) < 0.01);
        }
    }

    @Test
    void sizesAreThoseOfTheSourceInEveryBlock() {
        double[][] unit = new Sobol().sample(10_000, 2, 1, 0);
        PointSet points = new PointSet(unit, new double[2][10_000], 10_000);
        double[] expected = new double[10_000];
        Arrays.setAll(expected, i -> 7 * Math.exp(-1000 * (unit[0][i] * unit[0][i] + unit[1][i] * unit[1][i])));
        assertArrayEquals(
                expected, local("-7*exp(-1000*(x^2 + y^2))").orElseThrow().size(points), 1e-12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exp(-1000*((x - 0.5)^2 + (y + 0.25)^2)) | 0 | 0.5",
                "exp(-1000*((x - 0.5)^2 + (y + 0.25)^2)) | 1 | -0.25",
                "exp(-1000*((x - 0.5)^2 + y^2)) + exp(-1000*((x + 0.5)^2 + y^2)) | 0 | -0.5 0.5",
                "exp(-1000*((x - 0.5)^2 + y^2)) + exp(-1000*((x + 0.5)^2 + y^2)) | 1 | 0",
                "exp(-1e5*x^2) | 0 | 0",
                "exp(-1e5*x^2) | 1 | ''"
            })
    void peaksArePartedAlongEachAxis(String source, int axis, String centres) {
        List<LocalSource.Stretch> stretches =
                LocalSource.stretches(residuals(source), axes).get(axis);
        double[] expected = Arrays.stream(centres.split(" "))
                .filter(text -> !text.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertArrayEquals(
                expected,
                stretches.stream().mapToDouble(LocalSource.Stretch::centre).toArray(),
                0.01);
        // A tenth of the height lies √(ln 10 / 1000) = 0.048, or a tenth of that, from the centre.
        double half = source.contains("1e5") ? 0.0048 : 0.048;
        stretches.forEach(stretch -> assertEquals(2 * half, stretch.width(), 0.2 * half));
    }

    @Test
    void aPeakIsNoWaveButSteepAlongBothAxes() {
        Pde.Compilation peak = compile("exp(-1000*(x^2 + y^2))");
        List<String> features =
                InputMap.features(peak.problem().orElseThrow(), peak.residuals().orElseThrow(), true).stream()
                        .map(peak.problem().orElseThrow().notation()::print)
                        .toList();
        assertEquals(4, features.size());
        assertTrue(features.get(1).startsWith("tanh("), features::toString);
        assertTrue(features.get(3).startsWith("tanh("), features::toString);
    }

    /** -Δ of a Gaussian of height c. */
    @ParameterizedTest
    @CsvSource({"1, ''", "1e4, 'u 1e4'"})
    void thePeakTellsTheSizeOfTheSolution(double height, String unit) {
        Pde.Compilation compiled = compile(height + "*4000*(1 - 1000*(x^2 + y^2))*exp(-1000*(x^2 + y^2))");
        List<String> units = Scaling.of(
                        compiled.problem().orElseThrow(), compiled.residuals().orElseThrow())
                .units();
        assertEquals(
                unit,
                units.stream().filter(text -> text.startsWith("u ")).findFirst().orElse(""),
                units::toString);
    }
}
