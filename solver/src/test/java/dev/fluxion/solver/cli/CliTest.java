package dev.fluxion.solver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.fluxion.kernels.Precision;
import dev.fluxion.stablegrad.StopReason;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of the command with the real compiler and an engine that knows the solutions. */
class CliTest {
    private static final String POISSON = """
            problem "Line"
            param a = 1
            domain x in [0, 1]
            unknown u
            eq -u_xx = a*pi^2*sin(pi*x)
            bc u = 0 on boundary
            exact u = a*sin(pi*x)
            train quick { optimizer = adam(steps = 5) }
            plot u, u_x
            expect rel_l2(u) < 1e-3
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ExactEngine engine = new ExactEngine();

    private int fluxion(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Session session =
                new Session(new PrintWriter(out), new PrintWriter(err), 0, new PdeLanguage(), engine, new StopSignal());
        int status = Fluxion.run(session, arguments);
        assertFalse(err.toString().contains("\tat "), "a stack trace");
        return status;
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("line.pde"), text).toString();
    }

    private String results() {
        return folder.resolve("results").toString();
    }

    @Test
    void aSolveThatMeetsItsBoundIsDoneAndSaysWhatItWrote() throws IOException {
        assertEquals(0, fluxion("solve", file(POISSON), "--out", results()));
        String summary = out.toString();
        assertTrue(summary.contains("✓ rel_l2(u) < 1e-3"), summary);
        assertTrue(summary.contains("plot1.svg"), summary);
        assertTrue(err.toString().contains("a plan"), err.toString());
        assertTrue(Files.size(folder.resolve("results/result.json")) > 0);
    }

    @Test
    void aBoundThatIsNotMetIsStatusOneAndEverythingIsWritten() throws IOException {
        engine.error = 0.1;
        assertEquals(1, fluxion("solve", file(POISSON), "--out", results()));
        assertTrue(out.toString().contains("✗ rel_l2(u) < 1e-3"), out.toString());
        assertTrue(Files.exists(folder.resolve("results/model.fluxion")));
    }

    @Test
    void aNumericalFailureIsStatusThreeAndEverythingIsWritten() throws IOException {
        engine.reason = StopReason.NON_FINITE;
        assertEquals(3, fluxion("solve", file(POISSON), "--out", results(), "--quiet"));
        assertEquals("", out.toString());
        assertTrue(err.toString().contains("training failed: so it ended"), err.toString());
        assertTrue(Files.exists(folder.resolve("results/model.fluxion")));
    }

    @Test
    void aMistakeInTheFileIsStatusTwoWithItsPlace() throws IOException {
        assertEquals(2, fluxion("solve", file(POISSON.replace("-u_xx", "-uu_xx")), "--out", results()));
        assertTrue(err.toString().contains("line.pde:5:"), err.toString());
        assertFalse(Files.exists(folder.resolve("results")), "nothing was to be written");
    }

    @Test
    void theStepOfAFileIsTimedAndWrittenAsOneObject() throws IOException {
        String pde = file(POISSON.replace("adam(steps = 5)", "adam(steps = 5)\n points = counts(interior = 13)"));
        assertEquals(0, fluxion("bench", pde, "--threads", "1,2", "--precision", "f64", "--seconds", "0", "--json"));
        try (JsonParser json = new JsonFactory().createParser(out.toString())) {
            Map<String, String> fields = new HashMap<>();
            List<String> scaling = new ArrayList<>();
            while (json.nextToken() != null) {
                String path = json.getParsingContext().pathAsPointer().toString();
                if (json.currentToken().isScalarValue()) {
                    fields.put(path, json.getText());
                }
                if (path.matches("/scaling/\\d+/threads") && json.currentToken().isScalarValue()) {
                    scaling.add(json.getText());
                }
            }
            assertEquals(pde, fields.get("/name"));
            assertEquals("f64", fields.get("/precision"));
            assertEquals(List.of("1", "2"), scaling);
            for (String field : List.of(
                    "milliseconds_per_step",
                    "useful_gflops",
                    "fraction_of_peak",
                    "useful_flops_per_step",
                    "memory/buffers_bytes")) {
                assertTrue(Double.parseDouble(fields.get("/" + field)) > 0, field);
            }
        }
    }

    @Test
    void wrongCallsAreStatusTwoInOneLine() throws IOException {
        String pde = file(POISSON);
        List<List<String>> calls = List.of(
                List.of("solv", pde),
                List.of("solve"),
                List.of("solve", pde, "--tim", "3"),
                List.of("solve", pde, "--seed", "x"),
                List.of("solve", pde, "--threads", "0"),
                List.of("bench", pde, "--step", "10x8x2"),
                List.of("bench", pde, "--threads", "0"),
                List.of("bench", pde, "--seconds", "-1"),
                List.of("bench", pde, "--precision", "f16"),
                List.of("bench", "--step", "10x8"),
                List.of("solve", pde, "--time", "-1"),
                List.of("solve", pde, "--time", "NaN"),
                List.of("solve", pde, "--precision", "f16"),
                List.of("solve", pde, "--train", "quik"),
                List.of("solve", pde, "--set", "a"),
                List.of("solve", pde, "--set", "=1"),
                List.of("check", pde, "--set", "a="),
                List.of("solve", pde, "--out", pde),
                List.of("solve", folder.resolve("none.pde").toString()),
                List.of("solve", folder.toString()),
                List.of("check", pde, pde, "--show", "eq1"),
                List.of("check", pde, pde, "--plot", "domain.svg"),
                List.of("explain", pde, pde),
                List.of("explain", pde, "--stage", "grph"),
                List.of("eval", pde, "--at", "x=0"),
                List.of("eval", pde));
        for (List<String> call : calls) {
            assertEquals(2, fluxion(call.toArray(String[]::new)), call.toString());
            assertEquals(1, err.toString().lines().count(), call + ": " + err);
            assertTrue(err.toString().startsWith("error: "), err.toString());
        }
        fluxion("solv", pde);
        assertTrue(err.toString().contains("did you mean `solve`?"), err.toString());
        fluxion("solve", pde, "--train", "quik");
        assertTrue(err.toString().contains("did you mean `quick`?"), err.toString());
        fluxion("explain", pde, "--stage", "grph");
        assertTrue(err.toString().contains("did you mean `graph`?"), err.toString());
    }

    @Test
    void anExceptionIsOneLineWithStatusSeventy() throws IOException {
        engine.failure = new IllegalStateException("a bug\nwith lines");
        assertEquals(70, fluxion("solve", file(POISSON), "--out", results(), "--quiet"));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().startsWith("error[internal]: IllegalStateException: a bug"), err.toString());
    }

    @Test
    void optionsReachTheSolver() throws IOException {
        fluxion(
                "solve",
                file(POISSON),
                "--out",
                results(),
                "--seed",
                "7",
                "--threads",
                "3",
                "--precision",
                "F32",
                "--time",
                "2.5",
                "--train",
                "quick",
                "--quiet");
        assertEquals(7, engine.seen.seed());
        assertEquals(3, engine.seen.threads());
        assertEquals(Precision.F32, engine.seen.precision());
        assertEquals(2.5, engine.seen.timeLimitSeconds().getAsDouble());
        assertEquals(5, engine.seen.training().stages().getFirst().steps());
    }

    @Test
    void quietPrintsNothingAndJsonOnlyTheResult() throws IOException {
        assertEquals(0, fluxion("solve", file(POISSON), "--out", results(), "--quiet"));
        assertEquals("", out.toString() + err);
        assertEquals(0, fluxion("solve", file(POISSON), "--out", results(), "--json"));
        assertEquals(Files.readString(folder.resolve("results/result.json")), out.toString());
    }

    @Test
    void checkListsAllMistakesForPeopleAndForTools() throws IOException {
        String bad = file(POISSON.replace("-u_xx", "-uu_xx").replace("bc u = 0", "bc w = 0"));
        assertEquals(2, fluxion("check", bad));
        assertTrue(err.toString().contains("2 errors"), err.toString());
        assertEquals(2, fluxion("check", bad, "--json"));
        assertTrue(out.toString().contains("\"errors\" : 2"), out.toString());
        assertEquals("", err.toString());
        assertEquals(0, fluxion("check", file(POISSON)));
        assertTrue(out.toString().contains("0 errors, 0 warnings"), out.toString());
    }

    @Test
    void checkTakesSeveralFilesAndIsAsBadAsTheWorst() throws IOException {
        String good = file(POISSON);
        Path bad = folder.resolve("bad.pde");
        Files.writeString(bad, POISSON.replace("-u_xx", "-uu_xx"));
        assertEquals(2, fluxion("check", bad.toString(), good));
        assertTrue(err.toString().contains("bad.pde: 1 error"), err.toString());
        assertTrue(out.toString().contains(good + ": 0 errors"), out.toString());
        assertEquals(2, fluxion("check", "--json", good, bad.toString()));
        assertEquals(1, out.toString().split("\"errors\" : 0", -1).length - 1, out.toString());
        assertEquals(1, out.toString().split("\"errors\" : 1", -1).length - 1, out.toString());
        assertEquals(0, fluxion("check", good, good));
    }

    @Test
    void everyStageCanBeExplained() throws IOException {
        for (String stage : List.of("ast", "problem", "graph", "jets", "tiles")) {
            assertEquals(0, fluxion("explain", file(POISSON), "--stage=" + stage), err.toString());
            assertTrue(out.toString().endsWith("\n") && out.toString().length() > 20, stage);
        }
    }

    @Test
    void evalGivesValuesAndDerivativesAtPointsOnGridsAndInTables() throws IOException {
        fluxion("solve", file(POISSON), "--out", results(), "--set", "a=2");
        assertEquals(0, fluxion("eval", results(), "--at", "x=0.25", "u", "u_x", "u_xx", "u*u_x"), err.toString());
        assertTrue(out.toString().startsWith("u = 1.414213562373"), out.toString());
        assertTrue(out.toString().contains(", u_x = 4.44288293815"), out.toString());
        assertTrue(out.toString().contains(", u_xx = -13.957"), out.toString());
        assertEquals(0, fluxion("eval", results(), "--grid", "3"));
        assertEquals("x,u\n0,0\n0.5,2\n", out.toString().lines().limit(3).reduce("", (a, b) -> a + b + "\n"));
        Path points = Files.writeString(folder.resolve("p.csv"), "x\n0.5\n");
        assertEquals(0, fluxion("eval", results(), "--points", points.toString(), "--out", results() + "/e.csv"));
        assertEquals("x,u\n0.5,2\n", Files.readString(folder.resolve("results/e.csv")));
        assertEquals(0, fluxion("eval", results(), "--at", "x=0.5", "--at", "x=3", "--csv"));
        assertTrue(err.toString().contains("1 point of 2 outside the domain"), err.toString());
    }

    @Test
    void wrongEvalCallsSayWhatIsThere() throws IOException {
        fluxion("solve", file(POISSON), "--out", results());
        for (String at : List.of("y=1", "x=", "x=one", "x", "", "x=nan")) {
            assertEquals(2, fluxion("eval", results(), "--at", at), at);
            assertTrue(err.toString().startsWith("error: --at"), err.toString());
        }
        assertEquals(2, fluxion("eval", results(), "--at", "x=0", "u_z"));
        assertEquals(2, fluxion("eval", results(), "--at", "x=0", "u +"));
        assertEquals(2, fluxion("eval", results(), "--grid", "0"));
        assertEquals(2, fluxion("eval", results(), "--grid", "3,3"));
        assertEquals(2, fluxion("eval", results(), "--grid", "999999999"));
        assertEquals(
                2,
                fluxion(
                        "eval",
                        results(),
                        "--points",
                        folder.resolve("none.csv").toString()));
        assertEquals(2, fluxion("eval", results(), "--at", "x=0", "--grid", "3"));
    }

    @Test
    void textThatIsNoProblemIsRefused() throws IOException {
        Path binary = Files.write(folder.resolve("b.pde"), new byte[] {(byte) 0xc3, 0x28});
        assertEquals(2, fluxion("check", binary.toString()));
        Path zero = Files.write(folder.resolve("z.pde"), new byte[100]);
        assertEquals(2, fluxion("check", zero.toString()));
        Path large = Files.write(folder.resolve("l.pde"), new byte[10 << 20]);
        assertEquals(2, fluxion("check", large.toString()));
        assertTrue(err.toString().contains("10485760 bytes"), err.toString());
        Path deep = Files.writeString(folder.resolve("d.pde"), POISSON + "let d = " + "(".repeat(200_000) + "1\n");
        assertEquals(2, fluxion("check", deep.toString()));
    }

    @Test
    void aTableThatCannotBeUsedIsRefusedBeforeTraining() throws IOException {
        String pde = file(POISSON + "reference u from \"ref.csv\"\n");
        for (String table : List.of("x,u\n0,0\n1,abc\n", "x,u\n0,nan\n", "x,u\n0\n", "x,u\n7,7\n", "x,u\n")) {
            Files.writeString(folder.resolve("ref.csv"), table);
            assertEquals(2, fluxion("solve", pde, "--out", results(), "--quiet"), table);
            assertTrue(err.toString().contains("ref.csv"), err.toString());
        }
        assertEquals(null, engine.seen);
        Files.writeString(folder.resolve("ref.csv"), "x,u\n0,0\n0.5,1\n");
        assertEquals(0, fluxion("solve", pde, "--out", results()), err.toString());
        assertTrue(out.toString().contains("exact, ref.csv at 10002 points"), out.toString());
        Files.delete(folder.resolve("ref.csv"));
        assertEquals(0, fluxion("eval", results(), "--at", "x=0.5"), "a model needs no table");
    }

    @Test
    void noArgumentsShowTheUsage() {
        assertEquals(2, fluxion());
        assertTrue(out.toString().contains("solve") && out.toString().contains("eval"), out.toString());
        assertEquals(0, fluxion("solve", "--help"));
        assertEquals(0, fluxion("--version"));
    }
}
