package dev.fluxion.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BreakdownNoticeTest {
    private static Optional<String> notice(String text) {
        return BreakdownNotice.of(Pde.compile("end.pde", text, CompileOptions.in(Path.of(".")))
                .problem()
                .orElseThrow());
    }

    @Test
    void itSaysWhereAndWhatToDo() {
        String text = notice("time s in [0, 2]\nunknown u\neq u_s = 10*u^2\nic u = 1\n")
                .orElseThrow();
        assertTrue(text.contains("beyond s = 0.100000, where"), text);
        assertTrue(text.contains("Let the domain end before that"), text);
    }

    @Test
    void otherProblemsGetNone() {
        assertEquals(Optional.empty(), notice("time s in [0, 2]\nunknown u\neq u_s = -10*u^2\nic u = 1\n"));
        assertEquals(Optional.empty(), notice("domain x in [0, 1]\nunknown u\neq u_xx = u^2\nbc u = 1 on boundary\n"));
    }
}
