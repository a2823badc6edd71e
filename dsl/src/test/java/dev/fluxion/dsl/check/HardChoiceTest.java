package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.Compiled;
import dev.fluxion.dsl.explain.Explain;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualCompiler;
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
        assertEquals(
                List.of(),
                hard(
                        "region d = disk((0, 0), 1)\ndomain (x, y) in d\nunknown u\neq lap(u) = 1\nbc u = 0 on boundary\n"));
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
