package dev.fluxion.solver.features;

import static dev.fluxion.solver.features.JumpCase.value;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JumpsTest {
    private static JumpCase plate() {
        return JumpCase.of(
                "domain x in [0, 2], y in [-1, 1]; unknown u; eq lap(u) = 0; bc u = 1 on y = 1; bc u = 0 on boundary except y = 1");
    }

    private static JumpCase triangle() {
        return JumpCase.of("domain (x, y) in polygon((0, 0), (2, 0), (0, 2)); unknown u; eq lap(u) = 0; "
                + "bc u = 1 on x = 0; bc u = 0 on boundary except x = 0");
    }

    private static JumpCase rod(String equation) {
        return JumpCase.of("domain x in [0, 2]; time t in [0, 1]; unknown u; eq " + equation
                + "; ic u = 1 + x; bc u = 0 on x = 0; bc u = 3 on x = 2");
    }

    private static JumpCase disk(String boundary) {
        return JumpCase.of(
                "domain (x, y) in disk((0, 0), 2); time t in [1, 2]; unknown u; eq u_t = 0.1*lap(u); ic u = 1 + x; bc u = "
                        + boundary + " on boundary");
    }

    @Test
    void aHotSideJumpsAtItsTwoEnds() {
        assertEquals(
                List.of("given values differ at x = 0, y = 1", "given values differ at x = 2, y = 1"),
                plate().places());
    }

    @Test
    void valuesThatAgreeAreNoJumpAndChangeNothing() {
        JumpCase smooth = JumpCase.of(
                "domain x in [0, 1], y in [0, 1]; unknown u; eq lap(u) = 0; bc u = x on y = 1; bc u = x*y on boundary except y = 1");
        assertEquals(List.of(), smooth.jumps());
        assertSame(smooth.residuals(), Jumps.damped(smooth.residuals(), smooth.jumps()));
        assertEquals(List.of(), disk("1 + x").jumps());
    }

    @Test
    void valuesOnPartsOfASideMeetOnce() {
        String start =
                "domain x in [0, 2], y in [-1, 1]; unknown u; eq lap(u) = 0; bc u = 0 on boundary except y = 1; ";
        assertEquals(
                List.of("given values differ at y = 1, abs(x - 1) = 0.5"),
                JumpCase.of(start
                                + "bc u = 1 on y = 1 where abs(x - 1) < 0.5; bc u = 0 on y = 1 where abs(x - 1) >= 0.5")
                        .places());
        assertEquals(
                List.of(),
                JumpCase.of(start
                                + "bc u = 0 on y = 1 where abs(x - 1) < 0.5; bc u = 0 on y = 1 where abs(x - 1) >= 0.5")
                        .places());
        assertEquals(
                List.of(),
                JumpCase.of(start + "bc u = 9*(x - 1)*(2 - x) on y = 1 where x > 1; bc u = 0 on y = 1 where x <= 1")
                        .places());
    }

    @Test
    void valuesOnPartsOfTheBoundaryOfARegionMeetThere() {
        JumpCase halves = JumpCase.of("region D = disk((0, 0), 2); domain (x, y) in D; unknown u; eq lap(u) = 0; "
                + "bc u = 1 on D where x > 1; bc u = 0 on D where x <= 1");
        assertEquals(List.of("given values differ at D where x > 1, x = 1"), halves.places());
        Node angle = halves.jumps().getFirst().functions().getFirst();
        // next to (1, √3), where the line x = 1 meets the circle at 60°: along the circle on both sides, and straight
        // inwards
        double step = 1e-4;
        double at = Math.PI / 3;
        assertEquals(-1, value(angle, 2 * Math.cos(at - step), 2 * Math.sin(at - step)), 1e-3);
        assertEquals(1, value(angle, 2 * Math.cos(at + step), 2 * Math.sin(at + step)), 1e-3);
        assertEquals(0, value(angle, (2 - step) * Math.cos(at), (2 - step) * Math.sin(at)), 1e-3);
    }

    @Test
    void aValueThatEndsOnASideGrowsLikeARoot() {
        String start =
                "domain x in [0, 1], y in [0, 1]; unknown u; bc u = 1 on y = 1 where x > 0.5; bc u = 0 on boundary except y = 1; ";
        JumpCase part = JumpCase.of(start + "eq lap(u) = 0; bc dn(u) = 0 on y = 1 where x < 0.5");
        assertEquals(List.of("a given value ends at y = 1, x = 0.5"), part.places());
        Node cosine = part.jumps().getFirst().functions().getFirst();
        Node sine = part.jumps().getFirst().functions().getLast();
        // r = 0.2 and φ = 30° from the side
        double x = 0.5 + 0.2 * Math.cos(Math.PI / 6);
        double y = 1 - 0.2 * Math.sin(Math.PI / 6);
        double both = Math.hypot(value(cosine, x, y), value(sine, x, y));
        assertEquals(Math.sqrt(0.2), both, 1e-12);
        assertEquals(Math.sqrt(0.2) * Math.cos(Math.PI / 6), value(cosine, x, y), 1e-12);
        assertEquals(List.of(), JumpCase.of(start + "eq lap(lap(u)) = 0").jumps());
    }

    @Test
    void theSideThatDisagreesWithTheStartOfADiffusionJumps() {
        JumpCase rod = rod("u_t = 0.1*u_xx + u");
        assertEquals(List.of("given values differ at x = 0, t = 0"), rod.places());
        assertEquals(Math.sqrt(0.3 * 0.3 + 0.4 * 0.5), rod.distance(0.3, 0.5), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"u_tt = u_xx; ic u_t = 0", "u_t + u_x = 0", "u_t = -u_xx"})
    void whatDoesNotDiffuseHasNoSuchFunction(String equation) {
        assertEquals(List.of(), rod(equation).jumps());
    }

    @Test
    void dampedEquationsHaveTheSameJumps() {
        for (JumpCase some : List.of(plate(), triangle(), rod("u_t = 0.1*u_xx"), disk("0"))) {
            ResidualGraph damped = Jumps.damped(some.residuals(), some.jumps());
            JumpCase again = new JumpCase(damped, some.problem(), Jumps.of(damped, some.problem()));
            assertEquals(some.texts(), again.texts());
            assertEquals(some.distance(0.3, 0.2, 1.1), again.distance(0.3, 0.2, 1.1), 1e-12);
        }
    }

    @Test
    void theAngleGoesFromSideToSide() {
        Node angle = plate().function("x = 2, y = 1");
        assertEquals(-1, value(angle, 1.5, 1), 1e-12);
        assertEquals(0, value(angle, 1.9, 0.9), 1e-12);
        assertEquals(1, value(angle, 2, 0.2), 1e-12);
        assertEquals(2 * Math.atan2(2, 1) / (Math.PI / 2) - 1, value(angle, 1.9, 0.8), 1e-12);
    }

    @Test
    void theAngleOfARegionIsThatBetweenItsFaces() {
        JumpCase triangle = triangle();
        assertEquals(List.of("given values differ at (0, 0)", "given values differ at (0, 2)"), triangle.places());
        Node angle = triangle.function("(0, 0)");
        assertEquals(1, Math.abs(value(angle, 0, 1)), 1e-12);
        assertEquals(-value(angle, 0, 1), value(angle, 1, 0), 1e-12);
        Node sharp = triangle.function("(0, 2)");
        assertEquals(1, Math.abs(value(sharp, 0, 1)), 1e-12);
        assertEquals(-value(sharp, 0, 1), value(sharp, 1, 1), 1e-12);
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
        JumpCase disk = disk("0");
        assertEquals(List.of("given values differ at boundary at the start"), disk.places());
        double distance = 1e-3;
        assertEquals(distance, disk.distance((2 - distance) * 0.6, (2 - distance) * 0.8, 1), 1e-2 * distance);
        assertEquals(Math.sqrt(0.4 * 0.5), disk.distance(2, 0, 1.5), 1e-12);
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
        JumpCase plate = plate();
        ResidualGraph damped = Jumps.damped(plate.residuals(), plate.jumps());
        for (int k = 0; k < damped.residuals().size(); k++) {
            Node before = plate.residuals().residuals().get(k).root();
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
    void aStepAtTheStartSpreadsLikeTheRootOfTime() {
        JumpCase step = JumpCase.of("domain x in [-2, 2]; time t in [1, 2]; unknown u; eq u_t = 0.1*u_xx; "
                + "ic u = if 2*x < 1 then 1 else 0; bc u = 1 on x = -2; bc u = 0 on x = 2");
        assertEquals(List.of("the start jumps where 2*x = 1"), step.places());
        assertEquals(Math.sqrt(0.3 * 0.3 + 0.4 * 0.5), step.distance(0.8, 1.5), 1e-12);
        Node function = step.features(false).getFirst();
        assertEquals(1, value(function, 0.6, 1), 1e-12);
        assertEquals(-1, value(function, 0.4, 1), 1e-12);
        assertEquals(0, value(function, 0.5, 1.5), 1e-12);
        assertEquals(value(function, 0.7, 1.1), value(function, 0.52, 1.001), 1e-12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    max(x - 0.5, 0)                | x - 0.5 = 0
                    abs(x - 0.5)                   | x - 0.5 = 0
                    if x < 0.5 then 0 else x - 0.5 | x = 0.5
                    min(x, 0.5)                    | x = 0.5
                    """)
    void aKinkAtTheStartIsRoundedLikeTheRootOfTime(String start, String place) {
        JumpCase kink = JumpCase.of("domain x in [-2, 2]; time t in [0, 1]; unknown u; eq u_t = 0.1*u_xx; ic u = "
                + start + "; bc dn(u) = 0 on boundary");
        assertEquals(List.of("the start has a kink where " + place), kink.places());
        List<Node> functions = kink.features(true);
        assertEquals(2, functions.size());
        double rounded = Math.sqrt(0.3 * 0.3 + 0.4 * 0.5);
        assertEquals(rounded / 4, value(functions.get(0), 0.8, 0.5), 1e-12);
        assertEquals(0.3 / rounded, Math.abs(value(functions.get(1), 0.8, 0.5)), 1e-12);
        assertSame(kink.residuals(), Jumps.damped(kink.residuals(), kink.jumps()));
    }

    @Test
    void aKinkAtTheSeamOfAPeriodIsOneToo() {
        String text = "domain x in [-1, 1]; time t in [0, 1]; unknown u; eq u_t = 0.1*u_xx; periodic x; ic u = ";
        JumpCase seam = JumpCase.of(text + "x^2");
        assertEquals(List.of("the start has a kink where x = -1 meets x = 1"), seam.places());
        for (Node function : seam.features(false)) {
            assertEquals(value(function, -0.95, 0.2), value(function, 0.95, 0.2), 1e-12);
        }
        double rounded = Math.sqrt(0.01 * 0.01 + 0.4 * 0.001);
        assertEquals(rounded / 2, value(seam.features(false).getFirst(), -0.99, 0.001), 1e-5);
        assertEquals(List.of(), JumpCase.of(text + "cos(pi*x)").jumps());
        assertEquals(List.of(), JumpCase.of(text + "x").jumps());
    }

    @Test
    void aSourceThatJumpsMakesTheHighestDerivativeJump() {
        JumpCase source =
                JumpCase.of("domain x in [0, 2]; unknown u; eq -u_xx = if x < 0.5 then 1 else 0; bc u = 0 on boundary");
        assertEquals(List.of("the equation jumps where x = 0.5"), source.places());
        Node function = source.features(false).getFirst();
        assertEquals(Math.pow(0.3 / 2, 2), value(function, 0.8), 1e-12);
        assertEquals(-Math.pow(0.3 / 2, 2), value(function, 0.2), 1e-12);
        JumpCase kink = JumpCase.of("domain x in [0, 2]; unknown u; eq -u_xx = abs(x - 0.5); bc u = 0 on boundary");
        assertEquals(List.of(), kink.jumps());
    }

    @Test
    void aCoefficientThatJumpsMakesTheSlopeJump() {
        JumpCase flux =
                JumpCase.of("domain x in [0, 1]; unknown u, q; eq q = (if x < 0.5 then 1 else 10)*u_x; eq q_x = 1; "
                        + "bc u = x on boundary");
        assertEquals(List.of("the equation jumps where x = 0.5"), flux.places());
        assertEquals(0.2, value(flux.features(false).getFirst(), 0.7), 1e-12);
    }

    @Test
    void whereTheMaterialChangesTheSlopeJumpsAndNothingElse() {
        JumpCase rod = JumpCase.of("domain x in [0, 1]; unknown u; eq diff((if x < 0.5 then 1 else 10)*u_x, x) = 1; "
                + "bc u = 0 on boundary");
        assertEquals(List.of("the material changes where x = 0.5"), rod.places());
        assertEquals(0.2, value(rod.features(false).getFirst(), 0.7), 1e-12);
        JumpCase beam =
                JumpCase.of("domain x in [0, 1]; unknown u; eq diff((if x < 0.5 then 1 else 10)*u_xx, x, 2) = 1; "
                        + "bc u = 0 on boundary; bc u_x = 0 on boundary");
        assertEquals(1, beam.jumps().size());
        assertEquals(-0.04, value(beam.features(false).getFirst(), 0.3), 1e-12);
    }

    /** With D = 1 behind the surface and 9 ahead of it, the width is that of a place ahead. */
    @Test
    void aFluxThatJumpsAtTheStartMakesAKinkThatSpreads() {
        String text =
                "domain x in [0, 2]; time t in [0, 1]; unknown u; eq u_t = diff((if x < 1 then 1 else 9)*u_x, x); "
                        + "bc u = 0 on x = 2; bc u = ";
        JumpCase jumps = JumpCase.of(text + "2 on x = 0; ic u = 2 - x");
        assertEquals(
                List.of("the flux jumps at the start where x = 1", "the material changes where x = 1"), jumps.places());
        Node kink = jumps.function("the flux jumps at the start where x = 1");
        assertEquals(Math.sqrt(0.3 * 0.3 + 36 * 0.2) / 2, value(kink, 1.3, 0.2), 1e-6);
        JumpCase rests = JumpCase.of(text + "t on x = 0; ic u = 0");
        assertEquals(List.of("the material changes where x = 1"), rests.places());
    }

    @Test
    void aSourceThatIsSwitchedOnMakesTheRateJump() {
        JumpCase source = JumpCase.of("domain x in [0, 1]; time t in [0, 2]; unknown u; "
                + "eq u_t = u_xx + (if t < 0.5 then 0 else 1); bc u = 0 on boundary; ic u = 0");
        assertEquals(List.of("the equation jumps where t = 0.5"), source.places());
        assertEquals(0.15, value(source.features(false).getFirst(), 0.3, 0.8), 1e-12);
    }

    @Test
    void aJumpAlongASideIsAnAngleOfHalfATurn() {
        JumpCase side = JumpCase.of("domain x in [0, 2], y in [0, 1]; unknown u; eq lap(u) = 0; "
                + "bc u = if x < 0.5 then 1 else 0 on y = 0; bc dn(u) = 0 on boundary except y = 0");
        assertEquals(List.of("given values differ at y = 0, x = 0.5"), side.places());
        Node angle = side.features(false).getFirst();
        assertEquals(-1, value(angle, 0.3, 0), 1e-12);
        assertEquals(1, value(angle, 0.7, 0), 1e-12);
        assertEquals(0.5, value(angle, 0.7, 0.2), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"u_tt = u_xx; ic u_t = 0", "u_t + u_x = 0"})
    void aStepThatIsCarriedAlongHasNoSuchFunction(String equation) {
        JumpCase step = JumpCase.of("domain x in [-2, 2]; time t in [0, 1]; unknown u; eq " + equation
                + "; ic u = if x < 0 then 1 else 0; bc u = 1 on x = -2; bc u = 0 on x = 2");
        assertEquals(List.of(), step.jumps());
    }

    @Test
    void aStripGivenByAMagnitudeHasASmoothDistance() {
        JumpCase strip = JumpCase.of("domain x in [0, 2]; unknown u; eq -u_xx = if abs(x - 1) < 0.25 then 1 else 0; "
                + "bc u = 0 on boundary");
        assertEquals(List.of("the equation jumps where abs(x - 1) = 0.25"), strip.places());
        Node function = strip.features(false).getFirst();
        double distance = ((0.3 * 0.3) - 0.25 * 0.25) / 0.5 / 2;
        assertEquals(distance * distance, value(function, 1.3), 1e-5);
        assertEquals(value(function, 0.7), value(function, 1.3), 1e-12);
        JumpCase square = JumpCase.of("domain x in [-1, 1], y in [-1, 1]; unknown u; "
                + "eq -lap(u) = if max(abs(x), abs(y)) < 0.5 then 1 else 0; bc u = 0 on boundary");
        assertEquals(List.of(), square.jumps());
    }

    @Test
    void aFormulaThatStaysOnOneBranchDoesNotSwitch() {
        JumpCase one =
                JumpCase.of("domain x in [0, 1]; unknown u; eq -u_xx = if x < 3 then 1 else 0; bc u = 0 on boundary");
        assertEquals(List.of(), one.jumps());
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
