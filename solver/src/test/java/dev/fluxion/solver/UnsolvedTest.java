package dev.fluxion.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.residual.ResidualGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A run that hardly began says so; one that went on does not. */
class UnsolvedTest {
    private static Pde.Compilation compile(String text) {
        return Pde.compile("unsolved.pde", text, CompileOptions.in(Path.of(".")));
    }

    private static List<String> notices(int steps) {
        Pde.Compilation compiled = compile("""
                domain x in [0, 1]
                unknown u
                eq -u_xx = 100*sin(pi*x)
                bc u = 0 on boundary
                train { optimizer = bfgs(steps = %d); network = mlp(width = 8, depth = 1); points = counts(interior = 64) }
                """.formatted(steps));
        List<String> notices = new ArrayList<>();
        SolveListener listener = new SolveListener() {
            @Override
            public void notice(int step, String text) {
                if (text.contains("is not solved")) {
                    notices.add(text);
                }
            }
        };
        Solver.solve(
                compiled.problem().orElseThrow(),
                compiled.residuals().orElseThrow(),
                SolveOptions.of(compiled.problem().orElseThrow().training()),
                listener);
        return notices;
    }

    @Test
    void aSourceThatIsHardlyBalancedIsTold() {
        List<String> notices = notices(1);
        assertEquals(1, notices.size());
        assertTrue(notices.getFirst().startsWith("eq1 is not solved: its residual is still "), notices::toString);
        assertEquals(List.of(), notices(200));
    }

    @Test
    void noEstimateIsLessThanTheErrorOfGivenValues() {
        List<Unsolved> terms = List.of(new Unsolved("eq1", 0.9, false), new Unsolved("ic1", 0.7, true));
        assertEquals(OptionalDouble.of(0.7), Unsolved.atLeast(terms, OptionalDouble.of(0.02)));
        assertEquals(OptionalDouble.of(0.8), Unsolved.atLeast(terms, OptionalDouble.of(0.8)));
        assertEquals(OptionalDouble.empty(), Unsolved.atLeast(terms, OptionalDouble.empty()));
        assertEquals(OptionalDouble.of(0.02), Unsolved.atLeast(terms.subList(0, 1), OptionalDouble.of(0.02)));
    }

    @Test
    void conditionsOnValuesAreToldFromOthers() {
        ResidualGraph residuals = compile("""
                domain x in [0, 1]
                unknown u
                eq -u_xx = u
                bc u = 3 on x = 0
                bc u_x = 1 on x = 1
                train { conditions = stated }
                """).residuals().orElseThrow();
        assertEquals(
                List.of("bc1"),
                residuals.terms().stream()
                        .filter(term -> Unsolved.givesValues(term, residuals))
                        .map(ResidualGraph.Term::name)
                        .toList());
    }
}
