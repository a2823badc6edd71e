package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.Compiled;
import dev.fluxion.dsl.explain.Explain;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualCompiler;
import dev.fluxion.dsl.residual.StandIn;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditions are built in without being asked for exactly where that is safe. */
class HardChoiceTest {
    private static final String SQUARE = "domain x in [0, 1], y in [0, 1]\nunknown u\neq lap(u) = 1\n";
    private static final String ROD = "domain x in [0, 1]\ntime t in [0, 1]\nunknown u\neq u_t = u_xx\n";
    private static final String RING = "domain x in [0, 1]\ntime t in [0, 1]\nunknown u\nperiodic x\neq u_t = u_xx\n";

    private static List<String> hard(String text) {
        return Compiled.problem(text).conditions().stream()
                .filter(Condition::hard)
                .map(Condition::name)
                .toList();
    }

    @Test
    void knownValuesOnWholeSidesAreBuiltIn() {
        assertEquals(List.of("bc1"), hard(SQUARE + "bc u = sin(x)*y on boundary\n"));
        assertEquals(List.of("ic1", "bc1"), hard(ROD + "ic u = x*(1 - x)\nbc u = 0 on boundary\n"));
        assertEquals(
                List.of("ic1", "bc1"),
                hard(ROD + "exact u = exp(x + t)\nic u = exact(u)\nbc u = exact(u) on boundary\n"));
        assertEquals(List.of("bc1"), hard(SQUARE + "bc u = 0 on x = 0\nbc dn(u) = 1 on boundary except x = 0\n"));
    }

    @Test
    void theFileHasTheLastWord() {
        assertEquals(List.of(), hard(SQUARE + "bc u = 0 on boundary\ntrain { conditions = stated }\n"));
        assertEquals(List.of("bc1"), hard(SQUARE + "hard bc u = 0 on boundary\ntrain { conditions = stated }\n"));
        assertEquals(List.of(), hard(SQUARE + "bc u = 0 on boundary with weight = 2\n"));
        assertEquals(List.of(), hard(SQUARE + "bc u = 0 on boundary with points = 64\n"));
        assertEquals(List.of(), hard(SQUARE + "bc u = 0 on boundary\ntrain { weights = relative(bc = 10) }\n"));
    }

    @Test
    void valuesThatDisagreeAtACornerStaySoft() {
        assertEquals(List.of(), hard(SQUARE + "bc u = 1 on y = 1\nbc u = 0 on boundary except y = 1\n"));
        assertEquals(List.of(), hard(ROD + "ic u = 1\nbc u = 0 on boundary\n"));
        assertEquals(List.of("bc1"), hard(ROD + "bc u = 0 on x = 0\nbc u = 1 on x = 1 where t > 1/2\n"));
    }

    @Test
    void valuesWithKinksAndRestrictedOnesStaySoft() {
        assertEquals(List.of(), hard(SQUARE + "bc u = abs(x - 1/2) on boundary\n"));
        assertEquals(List.of(), hard(SQUARE + "bc u = 0 on boundary where x < 1/2\n"));
    }

    private static List<String> onRegion(String region, String conditions) {
        return hard("domain (x, y) in " + region + "\nunknown u\neq lap(u) = 1\n" + conditions);
    }

    @Test
    void wholeSidesOfRegionsAreBuiltInWhereNoInnerAngleIsObtuse() {
        assertEquals(List.of("bc1"), onRegion("disk((0, 0), 1)", "bc u = x^2 on boundary\n"));
        assertEquals(List.of("bc1"), onRegion("polygon((0, 0), (2, 0), (0, 1))", "bc u = 0 on boundary\n"));
        assertEquals(List.of(), onRegion("polygon((0, 0), (2, 0), (3, 1), (0, 1))", "bc u = 0 on boundary\n"));
        assertEquals(List.of(), onRegion("rectangle((0, 0), (2, 2)) - disk((2, 2), 1)", "bc dn(u) = 0 on boundary\n"));
        String l = "rectangle((0, 0), (2, 2)) - rectangle((1, 1), (2, 2))";
        assertEquals(List.of(), onRegion(l, "bc u = 0 on boundary\n"));
        assertEquals(
                List.of("bc1"),
                onRegion(l, "bc u = 0 on x = 0, y = 0\nbc dn(u) = 0 on boundary except x = 0, y = 0\n"));
        String half = "disk((0, 0), 1) & rectangle((-2, 0), (2, 2))";
        assertEquals(List.of("bc2"), onRegion(half, "bc dn(u) = 0 on y = 0\nbc u = 0 on boundary except y = 0\n"));
        assertEquals(List.of(), onRegion("disk((0, 0), 1)", "bc u = 0 on boundary where x > 0\n"));
        assertEquals(List.of(), onRegion("disk((0, 0), 1)", "bc u = abs(x) on boundary\n"));
    }

    @Test
    void differentValuesOnStraightSidesThatMeetAndOnAHole() {
        String channel = """
                region channel = rectangle((0, 0), (2, 1))
                region hole = disk((0.5, 0.5), 0.2)
                domain (x, y) in channel - hole
                unknown u
                eq lap(u) = 0
                bc inlet: u = %s on x = 0
                bc walls: u = 0 on y = 0, y = 1, hole
                bc outlet: dn(u) = 0 on x = 2
                """;
        String text = channel.formatted("y*(1 - y)");
        assertEquals(List.of("inlet", "walls"), hard(text));
        Problem problem = Compiled.problem(text);
        Node u = ResidualCompiler.compile(problem).fields().getFirst();
        assertEquals(0.21, StandIn.value(u, 0, 0.3), 1e-14);
        assertEquals(0, StandIn.value(u, 0.4, 0), 1e-14);
        assertEquals(0, StandIn.value(u, 0.5, 0.7), 1e-14);
        assertEquals(List.of(), hard(channel.formatted("1")));
    }

    @Test
    void theStartMustAgreeWithTheSidesOfARegion() {
        String disk =
                "domain (x, y) in disk((0, 0), 1)\ntime t in [0, 1]\nunknown u\neq u_t = lap(u)\nbc u = 0 on boundary\n";
        assertEquals(List.of("bc1", "ic1"), hard(disk + "ic u = 1 - x^2 - y^2\n"));
        assertEquals(List.of(), hard(disk + "ic u = 1\n"));
    }

    @Test
    void equationsOfHigherOrderKeepLossTerms() {
        String beam = "domain x in [0, 1]\nunknown u\neq u_xxxx = 1\n";
        assertEquals(List.of(), hard(beam + "bc u = 0 on boundary\nbc u_xx = 0 on boundary\n"));
    }

    @Test
    void initialValuesMustJoinAcrossThePeriodicSeam() {
        assertEquals(List.of("ic1"), hard(RING + "ic u = sin(2*pi*x)\n"));
        assertEquals(List.of(), hard(RING + "ic u = x*(1 - x)\n"));
    }

    @Test
    void allConditionsOfTheStartAreHardOrNone() {
        String wave = "domain x in [0, 1]\ntime t in [0, 1]\nunknown u\neq u_tt = u_xx\nbc u = 0 on boundary\n";
        assertEquals(List.of("bc1", "ic1", "ic2"), hard(wave + "ic u = sin(pi*x)\nic u_t = 0\n"));
        assertEquals(List.of("bc1"), hard(wave + "ic u = sin(pi*x)\nic u_t = 0 with weight = 3\n"));
        assertEquals(List.of(), hard(wave + "ic u = sin(pi*x)\nic u_t = 1\n"));
    }

    @Test
    void theReasonsArePrinted() {
        Problem problem = Compiled.problem(ROD + "ic u = 1\nbc u = 0 on x = 0\nbc u_x = 0 on x = 1\n");
        List<String> lines = Explain.choices(problem);
        assertEquals(
                List.of(
                        "left soft ic1: its values do not agree with those of bc1 where they meet",
                        "left soft bc1: its values do not agree with those of ic1 where they meet",
                        "left soft bc2: its left side is no bare value"),
                lines);
        assertTrue(Explain.print(problem, ResidualCompiler.compile(problem)).contains(lines.getFirst()));
        Problem soft = Compiled.problem(SQUARE + "bc u = 0 on boundary\ntrain { conditions = stated }\n");
        assertEquals(List.of(), Explain.choices(soft));
        assertFalse(Explain.print(soft, ResidualCompiler.compile(soft)).contains("left soft"));
    }
}
