package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.Compiled;
import dev.fluxion.dsl.GoldenFiles;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Parameters that range over an interval: one more input of the network. */
class ParameterAxesTest {
    private static final String HEAT = """
            param h = 2, k in [0.1, h/2]
            time t in [0, 1]
            domain x in [0, 1], y in [0, 3]
            unknown u
            eq u_t = k*lap(u) + u_k
            ic u = sin(pi*x)*sin(pi*y) + k
            bc dn(u) = 0 on boundary
            plot u at k = [0.1, 1], t = 0.5 with grid = 50
            """;

    @Test
    void aRangeIsACoordinateBetweenSpaceAndTime() {
        Problem problem = Compiled.problem(HEAT);
        assertEquals(
                "x SPACE, y SPACE, k PARAMETER, t TIME",
                problem.axes().stream()
                        .map(axis -> axis.name() + " " + axis.role())
                        .collect(Collectors.joining(", ")));
        assertEquals(1, problem.parameterAxes().getFirst().upper());
        assertEquals(
                List.of("x", "y"), problem.spaceAxes().stream().map(Axis::name).toList());
        assertEquals(Map.of("h", 2.0), problem.parameters());
        assertEquals(
                Map.of(2, List.of(0.1, 1.0), 3, List.of(0.5)),
                problem.plots().getFirst().at());
        assertEquals(OptionalInt.of(50), problem.plots().getFirst().grid());
        String equation =
                problem.notation().print(problem.equations().getFirst().right().getFirst());
        assertEquals(
                "k*(u_xx + u_yy) + u_k",
                equation,
                "the Laplacian is one of space, and derivatives by the parameter exist");
    }

    @Test
    void aValueFromOutsideMakesItANumber() {
        Problem problem = Compiled.problem(HEAT.replace(" + u_k", ""), "k=0.5");
        assertEquals(3, problem.dimension());
        assertEquals(Map.of("h", 2.0, "k", 0.5), problem.parameters());
        assertEquals(Map.of(2, List.of(0.5)), problem.plots().getFirst().at(), "the plot is not cut by a number");
    }

    @Test
    void theExactSolutionIsCheckedOverTheWholeRange() {
        String problem = """
                param k in [0.5, 5]
                time t in [0, 1]
                unknown u
                eq u_t = -k*u
                ic u = 1
                """;
        assertEquals(
                "",
                GoldenFiles.messages(Compiled.text(problem + "exact u = exp(-k*t)"))
                        .lines()
                        .filter(line -> line.startsWith("error"))
                        .collect(Collectors.joining()));
        Pde.Compilation wrong = Compiled.text(problem + "exact u = exp(-t)");
        assertTrue(wrong.hasErrors(), "it holds at k = 1 only");
    }
}
