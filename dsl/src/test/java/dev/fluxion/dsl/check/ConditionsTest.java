package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Compiled;
import dev.fluxion.dsl.GoldenFiles;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.Support;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    private static final String SQUARE = "domain x in [0, 1], y in [0, 2]\nunknown u\neq lap(u) = 0\n";

    private static List<Face> faces(Condition condition) {
        return ((Support.Faces) condition.support()).faces();
    }

    private static Condition only(String text) {
        return Compiled.problem(text).conditions().getFirst();
    }

    private static List<Code> codes(String text) {
        return Pde.compile("a.pde", text, CompileOptions.in(Path.of(""))).diagnostics().stream()
                .map(Diagnostic::code)
                .toList();
    }

    @Test
    void allConditionsOfAnOrdinaryEquationMayStandAtOneEnd() {
        String star = "domain r in [0, 5]\nunknown u\neq r*u_rr + 2*u_r + r*u^5 = 0\nbc u = 1 on r = 0\n";
        assertEquals(List.of(), codes(star + "bc u_r = 0 on r = 0\n"));
        assertEquals(List.of(Code.W0504), codes(star));
        String plate = "domain x in [0, 5], y in [0, 1]\nunknown u\neq lap(u) = 0\nbc u = 1 on boundary except x = 5\n";
        assertEquals(List.of(Code.W0504), codes(plate + "bc u_x = 0 on x = 0\n"));
    }

    @Test
    void selectorsAreSetsOfFaces() {
        Face left = new Face(0, false);
        Face right = new Face(0, true);
        Face bottom = new Face(1, false);
        Face top = new Face(1, true);
        assertEquals(List.of(left, right, bottom, top), faces(only(SQUARE + "bc u = 0 on boundary\n")));
        assertEquals(List.of(top, left), faces(only(SQUARE + "bc u = 0 on y = 2, x = 0\n")));
        assertEquals(List.of(left, right, bottom), faces(only(SQUARE + "bc u = 0 on boundary except y = 2\n")));
        assertEquals(List.of(left, right), faces(only(SQUARE + "boundary sides: x = 0, x = 1\nbc u = 0 on sides\n")));
        assertEquals(
                List.of(bottom, top),
                faces(only(SQUARE + "boundary sides: x = 0, x = 1\nbc u = 0 on boundary except sides\n")));
    }

    @Test
    void periodicAxesHaveNoFaces() {
        assertEquals(
                List.of(new Face(1, false), new Face(1, true)),
                faces(only(SQUARE + "periodic x\nbc u = 0 on boundary\n")));
    }

    @Test
    void aRepeatedConditionWithOneValueIsAUnionOfFaces() {
        Condition same =
                only("domain x[1..3] in [0, 1]\nunknown u\neq lap(u) = 0\nbc u = 0 on x[i] = 0 for i in 1..3\n");
        assertEquals(List.of(new Face(0, false), new Face(1, false), new Face(2, false)), faces(same));
        Problem different = Compiled.problem(
                "domain x[1..2] in [0, 1]\nunknown u\neq lap(u) = 0\nbc u = x[3 - i] on x[i] = 1 for i in 1..2\n");
        assertEquals(
                List.of("bc1.1", "bc1.2"),
                different.conditions().stream().map(Condition::name).toList());
    }

    @Test
    void pointsAndRestrictions() {
        assertEquals(
                new Support.At(List.of(0.5, 2.0)),
                only(SQUARE + "bc u = 0 at (1/2, 2)\n").support());
        Condition upper = only(SQUARE + "bc u = 0 on x = 0 where y > 1\n");
        assertTrue(((Support.Faces) upper.support()).where().orElseThrow() instanceof Node.Select);
    }

    @Test
    void attributesAndNames() {
        Problem problem = Compiled.problem("""
                domain x in [0, 1]
                time t in [0, 1]
                unknown U = (u, v)
                eq motion: U_t = U_xx with weight = 2*x, points = 77
                ic u = 0, v = 1
                bc walls: U = 0 on boundary
                """);
        assertEquals(77, problem.equations().getFirst().points().orElseThrow());
        assertEquals(
                "2*x", problem.notation().print(problem.equations().getFirst().weight()));
        assertEquals("motion.2", problem.equations().getFirst().componentName(1));
        assertEquals("ic1.2", problem.conditions().get(0).componentName(1));
        assertEquals("walls.1", problem.conditions().get(1).componentName(0));
    }

    @Test
    void aBoxMayBeARegion() {
        Problem problem = Compiled.problem(
                "region plate = rectangle((0, -1), (2, 1))\ndomain (x, y) in plate\nunknown u\neq lap(u) = 0\nbc u = 0 on boundary\n");
        assertEquals(-1, problem.axes().get(1).lower());
        assertEquals(2, problem.axes().get(0).upper());
    }

    @Test
    void aFileWithOnlyTimeIsASystemOfOrdinaryEquations() {
        Problem problem = Compiled.problem(
                "time t in [0, 3]\nunknown x, y\neq x_t = y\neq y_t = -x\nic x = 1, y = 0\nexact x = cos(t), y = -sin(t)\n");
        assertEquals(0, problem.spaceAxes().size());
        assertEquals(1, problem.dimension());
    }

    @Test
    void plotsAndExpectations() {
        Problem problem = Compiled.problem("""
                domain x in [0, 1]
                time t in [0, 1]
                unknown U = (u, v)
                eq move: U_t = U_x
                ic U = (sin(pi*x), 0)
                exact U = (sin(pi*(x + t)), 0)
                plot U, u - exact(u), residual(move) at t = [0, 0.5]
                expect rel_l2(U) < 1e-3 and 0.1 >= linf(u)
                """);
        assertEquals(
                List.of("u", "v", "u - exact(u)", "residual(move)[1]", "residual(move)[2]"),
                problem.plots().getFirst().items().stream().map(i -> i.title()).toList());
        assertEquals(Map.of(1, List.of(0.0, 0.5)), problem.plots().getFirst().at());
        assertEquals(3, problem.expectations().size());
    }

    @Test
    void hugeDefinitionsAreRefusedAndNotFollowed() {
        StringBuilder text = new StringBuilder("let a0 = x\n");
        for (int i = 0; i < 1500; i++) {
            text.append("let a")
                    .append(i + 1)
                    .append(" = a")
                    .append(i)
                    .append("*a")
                    .append(i)
                    .append(" + 1\n");
        }
        text.append("domain x in [0, 1]\nunknown u\neq u_xx = a1500\nbc u = 0 on boundary\n");
        Pde.Compilation compilation = Compiled.text(text.toString());
        assertTrue(GoldenFiles.messages(compilation).contains("500 operations deep"));
    }

    @Test
    void definitionsInReverseOrderDoNotExhaustTheStack() {
        StringBuilder text = new StringBuilder();
        for (int i = 3000; i > 0; i--) {
            text.append("let a").append(i).append(" = a").append(i - 1).append(" + 1\n");
        }
        text.append("let a0 = x\ndomain x in [0, 1]\nunknown u\neq u_xx = a3000\nbc u = 0 on boundary\n");
        Pde.Compilation compilation = Compiled.text(text.toString());
        assertTrue(GoldenFiles.messages(compilation).contains("levels deep"), () -> GoldenFiles.messages(compilation));
    }
}
