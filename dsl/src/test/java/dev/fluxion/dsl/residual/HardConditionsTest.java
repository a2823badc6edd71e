package dev.fluxion.dsl.residual;

import static dev.fluxion.dsl.residual.StandIn.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.Compiled;
import dev.fluxion.dsl.problem.Problem;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The composed field has the given values exactly, whatever the network does, and its derivatives are those of the composition. */
class HardConditionsTest {
    private static Node field(String text) {
        Problem problem = Compiled.problem(text);
        return ResidualCompiler.compile(problem).fields().getFirst();
    }

    private static void equalOn(Node field, ToDoubleFunction<double[]> expected, double[]... points) {
        for (double[] point : points) {
            double wanted = expected.applyAsDouble(point);
            assertEquals(wanted, value(field, point), 1e-14 * Math.max(1, Math.abs(wanted)));
        }
    }

    @Test
    void differentValuesAtBothEndsAreBothExact() {
        Node u = field(
                "domain x in [-0.3, 1.7]\nunknown u\neq u_xx = 1\nhard bc u = 2 on x = -0.3\nhard bc u = -5 on x = 1.7\n");
        equalOn(u, p -> 2, new double[] {-0.3});
        equalOn(u, p -> -5, new double[] {1.7});
    }

    @Test
    void fourFacesOfARectangleWithCompatibleValues() {
        String g = "sin(2*x + y) + x*y^2";
        Node u = field(
                "domain x in [0, 2], y in [-1, 0.7]\nunknown u\neq lap(u) = 1\nhard bc u = " + g + " on boundary\n");
        ToDoubleFunction<double[]> exact = p -> Math.sin(2 * p[0] + p[1]) + p[0] * p[1] * p[1];
        for (double s : new double[] {0, 0.13, 0.5, 0.77, 1}) {
            double x = 2 * s;
            double y = -1 + 1.7 * s;
            equalOn(u, exact, new double[] {0, y}, new double[] {2, y}, new double[] {x, -1}, new double[] {x, 0.7});
        }
    }

    @Test
    void theStartOfTimeOnARegion() {
        Node u = field("""
                domain (x, y) in disk((0, 0), 1) - disk((0.3, 0), 0.2)
                time t in [0.5, 2]
                unknown u
                eq u_t = lap(u)
                hard ic u = x^2 - y
                bc u = 0 on boundary
                """);
        equalOn(u, p -> p[0] * p[0] - p[1], new double[] {-0.2, 0.7, 0.5}, new double[] {0, -1, 0.5});
    }

    @Test
    void threeFacesWithDifferentFormulas() {
        Node u = field("""
                domain x in [0, 1], y in [0, 1]
                unknown u
                eq lap(u) = 1
                hard bc u = y on x = 0
                hard bc u = y^2 on x = 1
                hard bc u = sin(pi*x) on y = 0
                bc u = 1 on y = 1
                """);
        for (double s : new double[] {0, 0.2, 0.9}) {
            equalOn(u, p -> s, new double[] {0, s});
            equalOn(u, p -> s * s, new double[] {1, s});
            equalOn(u, p -> Math.sin(Math.PI * s), new double[] {s, 0});
        }
    }

    @Test
    void initialValueAndRate() {
        Node u = field("""
                domain x in [0, 1]
                time t in [0.5, 2]
                unknown u
                eq u_tt = u_xx
                hard ic u = sin(3*x)
                hard ic u_t = x^2
                bc u = 0 on boundary
                """);
        Problem problem = Compiled.problem(
                "domain x in [0, 1]\ntime t in [0.5, 2]\nunknown u\neq u_tt = u_xx\nhard ic u = sin(3*x)\nhard ic u_t = x^2\n");
        ResidualGraph graph = ResidualCompiler.compile(problem);
        Node rate = Differentiation.of(graph.graph(), graph.fields().getFirst(), 1);
        for (double x : new double[] {0, 0.3, 1}) {
            equalOn(u, p -> Math.sin(3 * x), new double[] {x, 0.5});
            assertEquals(x * x, value(rate, x, 0.5), 1e-14);
        }
    }

    @Test
    void boundaryAndInitialValuesTogether() {
        Node u = field("""
                domain x in [0, 1]
                time t in [0, 1]
                unknown u
                eq u_t = u_xx
                hard ic u = 1 + sin(pi*x)
                hard bc u = 1 + t on boundary
                """);
        for (double s : new double[] {0, 0.25, 0.8, 1}) {
            equalOn(u, p -> 1 + s, new double[] {0, s}, new double[] {1, s});
            equalOn(u, p -> 1 + Math.sin(Math.PI * s), new double[] {s, 0});
        }
    }

    @Test
    void aValueAtTheStartThatIsAFormulaInTimeCountsAtTheStart() {
        Node u = field("""
                domain x in [0, 2]
                time t in [0.5, 2]
                unknown u
                exact u = exp(x - t)
                eq u_tt = u_xx
                hard ic u = exact(u)
                hard ic u_t = exact(u_t)
                hard bc u = exact(u) on boundary
                """);
        for (double s : new double[] {0, 0.25, 0.8, 1}) {
            double x = 2 * s;
            double t = 0.5 + 1.5 * s;
            equalOn(u, p -> Math.exp(p[0] - p[1]), new double[] {0, t}, new double[] {2, t}, new double[] {x, 0.5});
        }
    }

    @Test
    void derivativesInResidualsAreThoseOfTheComposedField() {
        Problem problem = Compiled.problem("""
                domain x in [-1, 1], y in [0, 2]
                unknown u
                eq lap(u) + u_x*u = 0
                hard bc u = x + y^2 on boundary
                """);
        ResidualGraph compiled = ResidualCompiler.compile(problem);
        Node u = compiled.fields().getFirst();
        Node root = compiled.residuals().getFirst().root();
        double x = 0.37;
        double y = 1.21;
        double h = 1e-4;
        double laplacian =
                (value(u, x + h, y) + value(u, x - h, y) + value(u, x, y + h) + value(u, x, y - h) - 4 * value(u, x, y))
                        / (h * h);
        double slope = (value(u, x + h, y) - value(u, x - h, y)) / (2 * h);
        assertEquals(laplacian + slope * value(u, x, y), value(root, x, y), 1e-5);
    }

    @Test
    void aHardConditionIsNoLossTermAndOtherFieldsStayRaw() {
        Problem problem = Compiled.problem("""
                domain x in [0, 1]
                unknown u, v
                eq u_xx = v
                eq v_xx = u
                hard bc u = 0 on boundary
                bc v = 1 on boundary
                train { conditions = stated }
                """);
        ResidualGraph compiled = ResidualCompiler.compile(problem);
        assertEquals(
                List.of("eq1", "eq2", "bc2"),
                compiled.residuals().stream().map(Residual::name).toList());
        assertSame(compiled.graph().field(1), compiled.fields().get(1));
    }

    @Test
    void vectorsAreComposedComponentByComponent() {
        Problem problem = Compiled.problem("""
                domain x in [0, 1], y in [0, 1]
                unknown U = (u, v)
                eq lap(U) = 0
                hard bc U = (x, y) on x = 0, x = 1
                bc U = 0 on y = 0, y = 1
                """);
        ResidualGraph compiled = ResidualCompiler.compile(problem);
        assertEquals(1, value(compiled.fields().get(0), 1, 0.4), 1e-14);
        assertEquals(0.4, value(compiled.fields().get(1), 1, 0.4), 1e-14);
    }
}
