package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.RowInterpreter;
import dev.fluxion.dsl.Compiled;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.problem.Interface;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Rivals;
import dev.fluxion.dsl.residual.Support;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions between materials. Fluxes are evaluated for u = (x - 0.5)² + 3x, whose slope at x = 0.5 is 3. */
class InterfacesTest {
    private static final String ROD =
            "domain x in [0, 1]; unknown u; let k = if x < 0.5 then 1 else 10; bc u = 0 on boundary; ";
    private static final String PLATE = "domain x in [0, 1], y in [0, 1]; unknown u; bc u = 0 on boundary; ";

    private static Problem problem(String text) {
        return Compiled.problem(text.replace("; ", "\n") + "\n");
    }

    private static List<String> codes(String text) {
        Pde.Compilation compiled = Compiled.text(text.replace("; ", "\n") + "\n");
        return compiled.diagnostics().stream()
                .map(Diagnostic::code)
                .map(Code::name)
                .toList();
    }

    /** What goes through the surface behind and ahead of it. */
    private static double[] through(Problem problem, Interface meeting, int which) {
        Support.Points points = meeting.continuity().getFirst().points();
        double[][] x = points.coordinates();
        return new RowInterpreter(
                        points.count(),
                        x,
                        points.normals(),
                        derivative -> Arrays.stream(x[0])
                                .map(at -> switch (derivative.order().get(0)) {
                                    case 0 -> (at - 0.5) * (at - 0.5) + 3 * at;
                                    case 1 -> 2 * (at - 0.5) + 3;
                                    case 2 -> 2;
                                    default -> 0;
                                })
                                .toArray())
                .row(meeting.through().get(which));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eq diff(k*u_x, x) = 1",
                "eq -∂x(k*u_x) = 1",
                "eq div(k*grad(u)) = 1",
                "let q = -k*u_x; eq q_x = 1",
                "let A(w) = div(k*grad(w)); eq u = A(u)",
                "eq 2*(u - diff(k*u_x, x)/3) = 1",
                "eq 1/k*diff(k*u_x, x) = 1",
            })
    void theFluxIsTheSameOnBothSides(String equation) {
        Problem problem = problem(ROD + equation);
        Interface meeting = problem.interfaces().getFirst();
        assertEquals(1, problem.interfaces().size());
        assertEquals(1, meeting.order());
        assertEquals("x = 0.5", Rivals.text(meeting.surfaces(), problem.notation()));
        double[] values = through(problem, meeting, 0);
        assertEquals(3, Math.abs(values[0]), 1e-9);
        assertEquals(10, values[1] / values[0], 1e-9);
        Support.Points points = meeting.continuity().getFirst().points();
        assertTrue(points.coordinates()[0][0] < 0.5 && points.coordinates()[0][1] > 0.5);
    }

    @Test
    void theLossTermIsTheDifference() {
        Problem problem = problem(ROD + "eq diff(k*u_x, x) = 1");
        var constraint = problem.interfaces().getFirst().continuity().getFirst();
        assertEquals("interface.eq1", constraint.name());
        assertEquals("the flux is the same on both sides of x = 0.5", constraint.text());
        assertEquals(1, constraint.summands().size());
        assertEquals(List.of(constraint), problem.sums());
    }

    @Test
    void termsOfOneEquationAddUp() {
        Problem problem =
                problem(PLATE + "let k = if x + y < 1 then 1 else 5; eq diff(k*u_x, x) + 2*diff(k*u_y, y) = 0");
        Interface meeting = problem.interfaces().getFirst();
        Support.Points points = meeting.continuity().getFirst().points();
        assertEquals(128, points.count());
        Node flux = meeting.through().getFirst();
        double[] values = new RowInterpreter(
                        points.count(),
                        points.coordinates(),
                        points.normals(),
                        d -> Arrays.stream(points.coordinates()[0])
                                .map(x -> d.order().get(0) == 1 ? 1 : 10)
                                .toArray())
                .row(flux);
        for (int p = 0; p < values.length; p++) {
            assertEquals((p % 2 == 0 ? 1 : 5) * 21 * Math.sqrt(0.5), Math.abs(values[p]), 1e-9);
            assertEquals(1, points.coordinates()[0][p] + points.coordinates()[1][p], 1e-9);
        }
    }

    @Test
    void aBeamPassesMomentAndShearOn() {
        Problem problem = problem("domain x in [0, 1]; unknown u; let k = if x < 0.5 then 1 else 10; "
                + "eq diff(k*u_xx, x, 2) = 1; bc u = 0 on boundary; bc u_x = 0 on boundary");
        Interface meeting = problem.interfaces().getFirst();
        assertEquals(2, meeting.order());
        assertEquals(
                List.of("interface.eq1.1", "interface.eq1.2"),
                meeting.continuity().stream().map(c -> c.name()).toList());
        assertEquals(10, through(problem, meeting, 0)[1] / through(problem, meeting, 0)[0], 1e-9);
        assertEquals(0, through(problem, meeting, 1)[1], 1e-9);
    }

    /** A rectangle is four lines, which cut the domain from side to side: where the material does not change the flux is the same, too. */
    @Test
    void aRectangleIsFourLines() {
        Problem problem = problem(
                PLATE
                        + "region r = rectangle((0.2, 0.3), (0.6, 2)); let k = if (x, y) in r then 1 else 5; eq div(k*grad(u)) = 1");
        Interface meeting = problem.interfaces().getFirst();
        assertEquals(
                List.of("x = 0.2", "x = 0.6", "y = 0.3"),
                meeting.surfaces().stream()
                        .map(s -> s.text(problem.notation()))
                        .sorted()
                        .toList());
        Support.Points points = meeting.continuity().getFirst().points();
        assertEquals(3 * 2 * 64, points.count());
    }

    @Test
    void aDiskIsASmoothFunction() {
        Problem problem = problem(PLATE
                + "region d = disk((0.5, 0.5), 0.2); let k = if (x, y) in d then 1 else 5; eq div(k*grad(u)) = 1");
        Rivals circle = problem.interfaces().getFirst().surfaces().getFirst();
        assertTrue(circle.smooth(problem.graph()));
        double[][] x =
                problem.interfaces().getFirst().continuity().getFirst().points().coordinates();
        for (int p = 0; p < x[0].length; p++) {
            assertEquals(0.2, Math.hypot(x[0][p] - 0.5, x[1][p] - 0.5), 1e-9);
        }
    }

    @Test
    void onlyWhatLiesInsideTheDomainCounts() {
        Problem hole = problem("region d = disk((0, 0), 1); domain (x, y) in d - disk((0, 0), 0.5); unknown u; "
                + "let k = if x < 0 then 1 else 5; eq div(k*grad(u)) = 1; bc u = 0 on boundary");
        double[][] x =
                hole.interfaces().getFirst().continuity().getFirst().points().coordinates();
        assertTrue(Arrays.stream(x[1]).allMatch(y -> Math.abs(y) > 0.499 && Math.abs(y) < 1.001));
        Problem outside = problem("domain x in [0, 1]; unknown u; let k = if x < 2 then 1 else 10; "
                + "eq diff(k*u_x, x) = 1; bc u = 0 on boundary");
        assertEquals(List.of(), outside.interfaces());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eq diff((if u < 0.5 then 1 else 10)*u_x, x) = 0",
                "eq diff(k*u, x) + u_xx = 0",
                "eq diff(k*u_x, x) + u_xx = 0",
                "eq u*diff(k*u_x, x) + k*diff(k*u_x^2, x) = 0",
                "eq exp(diff(k*u_x, x)) = 1",
            })
    void whatCannotBeReadOffIsToldSo(String equation) {
        assertTrue(
                codes(ROD + equation).contains("W0403"), codes(ROD + equation).toString());
    }

    /** A pressure may jump with the viscosity; a temperature that diffuses may not. */
    @Test
    void otherFieldsMayJumpOrNot() {
        String stress = "domain x in [0, 1], y in [0, 1]; unknown U = (u, v), p; let mu = if y < 0.5 then 1 else 3; "
                + "bc U = (0, 0) on boundary; eq div(2*mu*sym(grad(U))) = grad(p); ";
        assertTrue(codes(stress + "eq div(U) = 0").contains("W0403"));
        assertFalse(codes(stress + "eq lap(p) = 0; bc p = 0 on boundary").contains("W0403"));
    }

    @Test
    void aSurfaceThatMovesIsToldSo() {
        String text = "domain x in [0, 1]; time t in [0, 1]; unknown u; bc u = 0 on boundary; ic u = 0; eq u_t = "
                + "diff((if x < t then 1 else 10)*u_x, x)";
        assertTrue(codes(text).contains("W0403"));
    }

    @Test
    void aRateMayHaveAFactorThatJumps() {
        String text = "domain x in [0, 1]; time t in [0, 1]; unknown u; bc u = 0 on boundary; ic u = 0; eq "
                + "diff((if x < 0.5 then 1 else 10)*u, t) = u_xx";
        assertFalse(codes(text).contains("W0403"));
        assertEquals(List.of(), problem(text).interfaces());
    }

    /** u = x up to 0.5 and a slope of 0.1 beyond it has the same flux; u = x does not. */
    @Test
    void closedFormsAreHeldAgainstThem() {
        String text = "domain x in [0, 1]; unknown u; let k = if x < 0.5 then 1 else 10; eq diff(k*u_x, x) = 0; "
                + "bc u = exact(u) on boundary; exact u = ";
        assertEquals(List.of(), codes(text + "if x < 0.5 then x else 0.5 + (x - 0.5)/10"));
        assertEquals(List.of("E0602"), codes(text + "x"));
    }

    /** 1 - x has a flux that jumps at the start; a start that is 0 has none. */
    @Test
    void aStartWhoseFluxJumpsIsNotBuiltIn() {
        String text = "domain x in [0, 1]; time t in [0, 1]; unknown u; let k = if x < 0.5 then 1 else 10; "
                + "eq u_t = diff(k*u_x, x); bc u = 0 on x = 1; bc u = ";
        Problem jumps = problem(text + "1 on x = 0; ic u = 1 - x");
        assertTrue(jumps.interfaces().getFirst().jumpsAtStart(jumps));
        assertTrue(jumps.conditions().stream().noneMatch(c -> c.initial() && c.hard()));
        Problem rests = problem(text + "t on x = 0; ic u = 0");
        assertFalse(rests.interfaces().getFirst().jumpsAtStart(rests));
        assertTrue(rests.conditions().stream().allMatch(c -> c.hard()));
    }

    @Test
    void piecesOfTheLeastOrGreatest() {
        Graph graph = new Graph(2);
        Node level = graph.binary(BinaryFunction.MAXIMUM, graph.coordinate(0), graph.coordinate(1));
        Rivals whole = new Rivals(level, graph.constant(0));
        assertFalse(whole.smooth(graph));
        assertEquals(
                List.of(
                        new Rivals(graph.coordinate(0), graph.constant(0)),
                        new Rivals(graph.coordinate(1), graph.constant(0))),
                whole.pieces(graph));
    }
}
