package dev.fluxion.solver.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.solver.SolveListener;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.solver.Solver;
import dev.fluxion.solver.geometry.PointSet;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {
    private static Pde.Compilation compile(String text) {
        return Pde.compile("scaling.pde", text, CompileOptions.in(Path.of(".")));
    }

    private static Scaling.Scaled scaled(String text) {
        Pde.Compilation compiled = compile(text);
        return Scaling.of(compiled.problem().orElseThrow(), compiled.residuals().orElseThrow());
    }

    @Test
    void ordinaryProblemsStayAsTheyAre() {
        Pde.Compilation compiled = compile("""
                domain x in [-1, 1]
                time t in [0, 1]
                unknown u
                eq u_t + u*u_x = 0.01/pi*u_xx
                ic u = -sin(pi*x)
                bc u = 0 on boundary
                """);
        ResidualGraph residuals = compiled.residuals().orElseThrow();
        Scaling.Scaled scaled = Scaling.of(compiled.problem().orElseThrow(), residuals);
        assertEquals(List.of(), scaled.units());
        for (int k = 0; k < residuals.residuals().size(); k++) {
            assertSame(
                    residuals.residuals().get(k).root(),
                    scaled.residuals().residuals().get(k).root());
        }
    }

    /** -u'' = c(nπ)² sin nπx has the solution c sin nπx, whatever the number of waves. */
    @ParameterizedTest
    @CsvSource({"1e6, 1, 1e6", "3e-5, 1, 1e-5", "1e3, 10, 1e3", "2, 10, 1"})
    void aSourceTellsTheSize(double c, int n, double unit) {
        List<String> units = scaled("param c = " + c + "\nparam n = " + n + """

                domain x in [0, 1]
                unknown u
                eq -u_xx = c*(n*pi)^2*sin(n*pi*x)
                bc u = 0 on boundary
                """).units();
        String first = unit == 1 ? "eq1" : String.format(java.util.Locale.ROOT, "u %s", text(unit));
        assertTrue(units.isEmpty() || units.getFirst().startsWith(first), units::toString);
        assertEquals(unit != 1, units.stream().anyMatch(u -> u.startsWith("u ")), units::toString);
    }

    private static String text(double unit) {
        return "1e" + Math.round(Math.log10(unit));
    }

    @Test
    void tailsOfAWaveAtTheBoundaryAreNotItsSize() {
        assertEquals(List.of(), scaled("""
                domain x in [-2, 2]
                time t in [0, 1]
                unknown h, q
                let f(s) = exp(-10*s^2)/2
                eq h_t + q_x = 0
                eq q_t + h_x = 0
                ic h = 2*f(x), q = 0
                bc q = f(x - t) - f(x + t) on boundary
                """).units());
    }

    @Test
    void componentsOfAVectorEquationHaveOneUnit() {
        List<String> units = scaled("""
                domain x in [0, 1], y in [0, 1]
                unknown U = (u, v), p
                eq advect(U, U) + grad(p) = lap(U) + (0, 3e4*x)
                eq div(U) = 0
                bc U = 0 on boundary
                bc p = 0 at (0, 0)
                """).units();
        assertTrue(units.contains("eq1.1 1e5") && units.contains("eq1.2 1e5"), units::toString);
    }

    @Test
    void givenValuesTellTheSize() {
        List<String> units = scaled("""
                domain x in [0, 1]
                time t in [0, 1]
                unknown u
                eq u_t = u_xx
                ic u = 1e4*cos(pi*x)
                bc u_x = 0 on boundary
                """).units();
        assertEquals("u 1e4", units.getFirst());
    }

    @Test
    void anUnknownWithoutValuesFollowsTheOthers() {
        List<String> units = scaled("""
                domain x in [0, 1], y in [0, 1]
                unknown U = (u, v), p
                eq 1000*advect(U, U) + grad(p) = lap(U)
                eq div(U) = 0
                bc u = 1 on y = 1
                bc u = 0 on boundary except y = 1
                bc v = 0 on boundary
                bc p = 0 at (0, 0)
                """).units();
        assertEquals(
                List.of("p 1e3"), units.stream().filter(u -> u.startsWith("p")).toList());
        assertTrue(units.stream().noneMatch(u -> u.startsWith("u ") || u.startsWith("v ")), units::toString);
    }

    /** The same problem in other units is the same training, but for rounding. */
    @ParameterizedTest
    @ValueSource(strings = {"1e8", "1e-8"})
    void otherUnitsAreSolvedAsWell(String c) {
        Pde.Compilation compiled = compile("param c = " + c + """

                domain x in [0, 1]
                unknown u
                eq -u_xx = c*pi^2*sin(pi*x)
                bc u = 0 on boundary
                train {
                  network = mlp(width = 8, depth = 2)
                  points = counts(interior = 64)
                  optimizer = bfgs(steps = 150)
                }
                """);
        Problem problem = compiled.problem().orElseThrow();
        SolveResult result = Solver.solve(
                problem, compiled.residuals().orElseThrow(), SolveOptions.of(problem.training()), SolveListener.NONE);
        double size = Double.parseDouble(c);
        PointSet middle = new PointSet(new double[][] {{0.5}}, new double[][] {{0}}, 1);
        double value = result.model().evaluate(List.of(problem.graph().field(0)), middle.coordinates())[0][0];
        assertEquals(size, value, 1e-4 * size);
        assertTrue(
                result.estimatedError().orElseThrow() < 1e-3,
                () -> result.estimatedError().toString());
    }
}
