package dev.fluxion.solver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.stablegrad.StopReason;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fluxion suite} with the real compiler and an engine that knows the solutions. */
class SuiteTest {
    private static final String HEADER = "id,target,seconds,published\n";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ExactEngine engine = new ExactEngine();

    @BeforeEach
    void twoProblems() throws IOException {
        String problem = """
                domain x in [0, 1]
                unknown u
                eq -u_xx = pi^2*sin(pi*x)
                bc u = 0 on boundary
                exact u = sin(pi*x)
                train { seed = 77 }
                """;
        Files.writeString(folder.resolve("one.pde"), problem);
        Files.writeString(folder.resolve("two.pde"), problem);
        Files.writeString(folder.resolve("suite.csv"), HEADER + "one,1e-3,5,nothing\ntwo,1e-6,7,1e-4\n");
    }

    private int suite(String... more) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Session session =
                new Session(new PrintWriter(out), new PrintWriter(err), 0, new PdeLanguage(), engine, new StopSignal());
        String[] arguments = new String[more.length + 4];
        arguments[0] = "suite";
        arguments[1] = folder.resolve("suite.csv").toString();
        arguments[2] = "--out";
        arguments[3] = folder.resolve("out").toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Fluxion.run(session, arguments);
    }

    @Test
    void theTableHoldsOneRowPerProblemAndJudgesTheWorstSeed() throws IOException {
        engine.error = 1e-4;
        assertEquals(0, suite("--seeds", "0,1"), err.toString());
        assertTrue(out.toString().contains("| one | 0 1 | 2 |"), out.toString());
        assertTrue(out.toString().contains("1 of 2 targets met by the worst seed"), out.toString());
        assertEquals(out.toString(), Files.readString(folder.resolve("out/table.md")));
    }

    @Test
    void trainBlocksAreNotLookedAtAndTheBudgetScalesTheTime() {
        suite("--seeds", "3", "--budget", "2", "--only", "two");
        assertEquals(3, engine.seen.seed());
        assertEquals(0, engine.seen.training().seed());
        assertEquals(14, engine.seen.timeLimitSeconds().orElseThrow());
    }

    @Test
    void finishedRunsAreNotRepeated() {
        suite("--seeds", "0");
        engine.failure = new IllegalStateException("solved again");
        assertEquals(0, suite("--seeds", "0"), err.toString());
        assertTrue(out.toString().contains("| two | 0 |"), out.toString());
    }

    @Test
    void aFailedTrainingIsAnInfiniteError() {
        engine.reason = StopReason.NON_FINITE;
        suite("--seeds", "0", "--only", "one");
        assertTrue(out.toString().contains("| Infinity | Infinity |"), out.toString());
    }

    @Test
    void wrongSuitesAreNamedWithTheirLine() throws IOException {
        Files.writeString(folder.resolve("suite.csv"), HEADER + "one,1e-3,5,x\nthree,1e-3,5,x\n");
        assertEquals(2, suite());
        assertTrue(err.toString().contains("line 3: there is no"), err.toString());
        Files.writeString(folder.resolve("suite.csv"), HEADER + "one,-1,5,x\n");
        assertEquals(2, suite());
        assertTrue(err.toString().contains("`-1` is not a positive number"), err.toString());
        Files.writeString(folder.resolve("suite.csv"), "id,goal\none,1\n");
        assertEquals(2, suite());
        assertTrue(err.toString().contains("needs the columns id, target, seconds, published"), err.toString());
    }

    @Test
    void anUnknownIdIsAnsweredWithTheNearest() {
        assertEquals(2, suite("--only", "tow"));
        assertTrue(err.toString().contains("did you mean `two`?"), err.toString());
    }
}
