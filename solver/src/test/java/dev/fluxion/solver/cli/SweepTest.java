package dev.fluxion.solver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.solver.Start;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with a {@code sweep}, with the real compiler and an engine that knows the solutions. */
class SweepTest {
    private static final String SWEEP = """
            param a = 1
            domain x in [0, 1]
            unknown u
            eq -u_xx = a*pi^2*sin(pi*x)
            bc u = 0 on boundary
            exact u = a*sin(pi*x)
            sweep a in [1e-4, 2, 4] with warm = true
            export u to "values/u.csv" with grid = 5
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ExactEngine engine = new ExactEngine();

    @BeforeEach
    void file() throws IOException {
        Files.writeString(folder.resolve("line.pde"), SWEEP);
    }

    private int solve(String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "solve";
        arguments[1] = folder.resolve("line.pde").toString();
        arguments[2] = "--out";
        arguments[3] = folder.resolve("out").toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        Session session =
                new Session(new PrintWriter(out), new PrintWriter(err), 0, new PdeLanguage(), engine, new StopSignal());
        return Fluxion.run(session, arguments);
    }

    @Test
    void eachValueHasItsFolderAndOneTableHoldsAll() throws IOException {
        engine.error = 1e-3;
        assertEquals(0, solve(), err.toString());
        List<String> table = Files.readAllLines(folder.resolve("out/sweep.csv"));
        assertEquals("a,seconds,steps,loss,rel_l2_u,linf_u", table.getFirst());
        assertEquals(4, table.size());
        assertTrue(table.get(1).startsWith("1.0E-4,0.5,3,0,"), table.get(1));
        assertTrue(table.get(3).startsWith("4,"), table.get(3));
        List<String> values = Files.readAllLines(folder.resolve("out/a=2/values/u.csv"));
        assertEquals("0.5," + (2 + 1e-3), values.get(3));
        assertTrue(out.toString().contains("rel_l2_u"), out.toString());
    }

    @Test
    void aWarmSweepStartsFromTheRunBefore() {
        solve();
        assertInstanceOf(Start.Warm.class, engine.seen.start());
    }

    @Test
    void settingTheParameterMakesOneRun() {
        assertEquals(0, solve("--set", "a=3"), err.toString());
        assertTrue(Files.exists(folder.resolve("out/result.json")));
        assertTrue(Files.notExists(folder.resolve("out/sweep.csv")));
    }

    @Test
    void resumingASweepIsRefusedWithAWayOut() {
        assertEquals(2, solve("--resume"));
        assertTrue(err.toString().contains("choose one with --set a=…"), err.toString());
    }

    @Test
    void resumingNothingSaysSo() {
        assertEquals(2, solve("--set", "a=3", "--resume"));
        assertTrue(err.toString().contains("no state of an interrupted run is saved in"), err.toString());
    }
}
