package dev.fluxion.solver.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.SolveListener;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.Solver;
import dev.fluxion.solver.Start;
import dev.fluxion.solver.TrainedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CornerJumpsTest {
    private record Case(ResidualGraph residuals, Problem problem, List<CornerJump> jumps) {
        static Case of(String text) {
            Pde.Compilation compiled =
                    Pde.compile("a.pde", text.replace("; ", "\n") + "\n", CompileOptions.in(Path.of(".")));
            ResidualGraph residuals = compiled.residuals().orElseThrow();
            Problem problem = compiled.problem().orElseThrow();
            return new Case(residuals, problem, CornerJumps.of(residuals, problem));
        }

        List<String> places() {
            return jumps.stream().map(CornerJump::place).toList();
        }

        List<Node> features(boolean growing) {
            return jumps.getFirst().features(residuals.graph(), growing);
        }
    }

    private static Case plate() {
        return Case.of(
                "domain x in [0, 2], y in [-1, 1]; unknown u; eq lap(u) = 0; bc u = 1 on y = 1; bc u = 0 on boundary except y = 1");
    }

    private static Case triangle() {
        return Case.of("domain (x, y) in polygon((0, 0), (2, 0), (0, 2)); unknown u; eq lap(u) = 0; "
                + "bc u = 1 on x = 0; bc u = 0 on boundary except x = 0");
    }

    private static Case rod(String equation) {
        return Case.of("domain x in [0, 2]; time t in [0, 1]; unknown u; eq " + equation
                + "; ic u = 1 + x; bc u = 0 on x = 0; bc u = 3 on x = 2");
    }

    private static Case disk(String boundary) {
        return Case.of(
                "domain (x, y) in disk((0, 0), 2); time t in [1, 2]; unknown u; eq u_t = 0.1*lap(u); ic u = 1 + x; bc u = "
                        + boundary + " on boundary");
    }

    private static double value(Node node, double... at) {
        return Interpreter.evaluate(node, at, new double[at.length], (field, order) -> 0);
    }

    @Test
    void aHotSideJumpsAtItsTwoEnds() {
        assertEquals(
                List.of("x = 0, y = 1", "x = 2, y = 1"),
                plate().places().stream().sorted().toList());
    }

    @Test
    void valuesThatAgreeAreNoJumpAndChangeNothing() {
        Case smooth = Case.of(
                "domain x in [0, 1], y in [0, 1]; unknown u; eq lap(u) = 0; bc u = x on y = 1; bc u = x*y on boundary except y = 1");
        assertEquals(List.of(), smooth.jumps);
        assertSame(smooth.residuals, CornerJumps.damped(smooth.residuals, smooth.problem));
        assertEquals(List.of(), disk("1 + x").jumps);
    }

    @Test
    void conditionsOnPartsOfSidesDoNotCount() {
        Case part =
                Case.of("domain x in [0, 1], y in [0, 1]; unknown u; eq lap(u) = 0; bc u = 1 on y = 1 where x > 0.5; "
                        + "bc u = 0 on boundary except y = 1");
        assertEquals(List.of(), part.jumps);
    }

    @Test
    void theSideThatDisagreesWithTheStartOfADiffusionJumps() {
        Case rod = rod("u_t = 0.1*u_xx + u");
        assertEquals(List.of("x = 0, t = 0"), rod.places());
        assertEquals(0.3 * 0.3 + 0.4 * 0.5, value(rod.jumps.getFirst().squaredDistance(), 0.3, 0.5), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"u_tt = u_xx; ic u_t = 0", "u_t + u_x = 0", "u_t = -u_xx"})
    void whatDoesNotDiffuseHasNoSuchFunction(String equation) {
        assertEquals(List.of(), rod(equation).jumps);
    }

    @Test
    void dampedEquationsHaveTheSameJumps() {
        for (Case some : List.of(plate(), triangle(), rod("u_t = 0.1*u_xx"), disk("0"))) {
            List<CornerJump> damped = CornerJumps.of(CornerJumps.damped(some.residuals, some.problem), some.problem);
            assertEquals(some.places(), damped.stream().map(CornerJump::place).toList());
            double[] at = {0.3, 0.2, 1.1};
            for (int i = 0; i < damped.size(); i++) {
                assertEquals(
                        value(some.jumps.get(i).squaredDistance(), at),
                        value(damped.get(i).squaredDistance(), at),
                        1e-12);
            }
        }
    }

    @Test
    void theAngleGoesFromSideToSide() {
        Case plate = plate();
        CornerJump right = plate.jumps.stream()
                .filter(jump -> jump.place().equals("x = 2, y = 1"))
                .findFirst()
                .orElseThrow();
        assertEquals(-1, value(right.function(), 1.5, 1), 1e-12);
        assertEquals(0, value(right.function(), 1.9, 0.9), 1e-12);
        assertEquals(1, value(right.function(), 2, 0.2), 1e-12);
        assertEquals(2 * Math.atan2(2, 1) / (Math.PI / 2) - 1, value(right.function(), 1.9, 0.8), 1e-12);
    }

    @Test
    void theAngleOfARegionIsThatBetweenItsFaces() {
        Case triangle = triangle();
        assertEquals(
                List.of("(0, 0)", "(0, 2)"), triangle.places().stream().sorted().toList());
        for (CornerJump jump : triangle.jumps) {
            double hot = value(jump.function(), 0, 1);
            double cold = jump.place().equals("(0, 0)") ? value(jump.function(), 1, 0) : value(jump.function(), 1, 1);
            assertEquals(1, Math.abs(hot), 1e-12);
            assertEquals(-hot, cold, 1e-12);
        }
    }

    @Test
    void distanceOverTheRootOfTimeHasTheSameValuesAtAllTimes() {
        Node feature = rod("u_t = 0.1*u_xx").features(false).getFirst();
        assertEquals(-1, value(feature, 0, 0.3), 1e-12);
        assertEquals(1, value(feature, 0.3, 0), 1e-12);
        assertEquals(2 / Math.sqrt(2) - 1, value(feature, 0.2, 0.1), 1e-12);
        assertEquals(value(feature, 0.2, 0.1), value(feature, 0.02, 0.001), 1e-12);
    }

    @Test
    void theDistanceFromTheBoundaryOfARegionBeginsLikeTheTrueOne() {
        Case disk = disk("0");
        assertEquals(1, disk.jumps.size());
        double distance = 1e-3;
        Node square = disk.jumps.getFirst().squaredDistance();
        assertEquals(
                distance, Math.sqrt(value(square, (2 - distance) * 0.6, (2 - distance) * 0.8, 1)), 1e-2 * distance);
        assertEquals(0.4 * 0.5, value(square, 2, 0, 1.5), 1e-12);
        assertEquals(1, value(disk.features(false).getFirst(), 0.5, 0, 1), 1e-12);
    }

    @Test
    void otherFieldsMayGrowTowardsTheCorner() {
        List<Node> features = rod("u_t = u_xx").features(true);
        assertEquals(2, features.size());
        assertEquals(-1, value(features.getLast(), 0, 0), 1e-12);
        assertEquals(1, value(features.getLast(), 2, 0), 1e-6);
    }

    @Test
    void equationsCountLessNearTheCornerAndConditionsDoNot() {
        Case plate = plate();
        ResidualGraph damped = CornerJumps.damped(plate.residuals, plate.problem);
        for (int k = 0; k < damped.residuals().size(); k++) {
            Node before = plate.residuals.residuals().get(k).root();
            Node after = damped.residuals().get(k).root();
            if (k == 0) {
                assertNotSame(before, after);
                for (double r : new double[] {1e-4, 1e-3, 0.01, 0.06, 0.3}) {
                    double[] at = {r, 1};
                    double expected = r * r / Math.sqrt(Math.pow(r, 4) + Math.pow(0.06, 4));
                    double other = (2 - r) * (2 - r) / Math.sqrt(Math.pow(2 - r, 4) + Math.pow(0.06, 4));
                    double ratio = Interpreter.evaluate(after, at, new double[2], (f, order) -> order.total())
                            / Interpreter.evaluate(before, at, new double[2], (f, order) -> order.total());
                    assertEquals(expected * other, ratio, 1e-12);
                }
            } else {
                assertSame(before, after);
            }
        }
    }

    @Test
    void aSolutionThatJumpsAtACornerIsFound() {
        Pde.Compilation compiled = Pde.compile("a.pde", """
                domain x in [0, 1], y in [0, 1]
                unknown u
                exact u = 2/pi*atan((1 - y)/x) + x*y
                eq lap(u) = 0
                bc u = 1 on x = 0
                bc u = x on y = 1
                bc u = exact(u) on x = 1, y = 0
                train { network = mlp(width = 16, depth = 2) points = counts(interior = 400, boundary = 200) optimizer = bfgs(steps = 400) }
                """, CompileOptions.in(Path.of(".")));
        Problem problem = compiled.problem().orElseThrow();
        SolveOptions options = new SolveOptions(
                problem.training(),
                0,
                1,
                Precision.F64,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                () -> false,
                new Start.Random(),
                Optional.empty());
        TrainedModel model = Solver.solve(problem, compiled.residuals().orElseThrow(), options, SolveListener.NONE)
                .model();
        double[][] points = {{0.01, 0.99}, {0.001, 0.9995}, {0.3, 0.6}, {0.9, 0.1}};
        double[][] values = model.evaluate(List.of(problem.graph().field(0)), points);
        for (int i = 0; i < points.length; i++) {
            double x = points[i][0];
            double y = points[i][1];
            assertEquals(2 / Math.PI * Math.atan((1 - y) / x) + x * y, values[i][0], 1e-4);
        }
    }
}
