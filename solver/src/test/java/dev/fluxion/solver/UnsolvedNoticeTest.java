package dev.fluxion.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run that hardly began says so; one that went on does not. */
class UnsolvedNoticeTest {
    private static List<String> notices(int steps) {
        Pde.Compilation compiled = Pde.compile("unsolved.pde", """
                domain x in [0, 1]
                unknown u
                eq -u_xx = 100*sin(pi*x)
                bc u = 0 on boundary
                train { optimizer = bfgs(steps = %d); network = mlp(width = 8, depth = 1); points = counts(interior = 64) }
                """.formatted(steps), CompileOptions.in(Path.of(".")));
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
}
