package dev.fluxion.solver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of the commands that read and write problem files without solving them. */
class ToolsTest {
    private static final String LOOSE = "domain x in [0,1]  # space\nunknown u\neq -u_xx=2*Δu\nbc u=0 on boundary\n";
    private static final String CLEAN =
            "domain  x in [0, 1]  # space\nunknown u\neq      -u_xx = 2*Δu\nbc      u = 0 on boundary\n";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String input = "";

    private int fluxion(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Session session = new Session(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err),
                0,
                new PdeLanguage(),
                new ExactEngine(),
                new StopSignal());
        int status = Fluxion.run(session, arguments);
        assertFalse(err.toString().contains("\tat "), "a stack trace");
        return status;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void fmtRewritesAFileAndCheckOnlyNamesIt() throws IOException {
        Path file = file("a.pde", LOOSE);
        assertEquals(1, fluxion("fmt", "--check", file.toString()));
        assertEquals(file + "\n", out.toString());
        assertEquals(LOOSE, Files.readString(file));
        assertEquals(0, fluxion("fmt", file.toString()));
        assertEquals(CLEAN, Files.readString(file));
        assertEquals(0, fluxion("fmt", "--check", file.toString()));
        assertEquals("", out.toString());
    }

    @Test
    void fmtReadsStandardInputAndChangesNotation() {
        input = LOOSE;
        assertEquals(0, fluxion("fmt", "-"));
        assertEquals(CLEAN, out.toString());
        assertEquals(0, fluxion("fmt", "--ascii", "-"));
        assertEquals(CLEAN.replace("Δu", "lap(u)"), out.toString());
        assertEquals(2, fluxion("fmt", "--ascii", "--unicode", "-"));
    }

    @Test
    void fmtLeavesAFileWithMistakesAlone() throws IOException {
        String wrong = LOOSE + "equation 3\n";
        Path file = file("wrong.pde", wrong);
        assertEquals(2, fluxion("fmt", file.toString()));
        assertTrue(err.toString().contains("error[E0113]"), err.toString());
        assertEquals(wrong, Files.readString(file));
    }

    @Test
    void explainPrintsTheLongFormOfAMessage() {
        assertEquals(0, fluxion("explain", "e0503"));
        assertTrue(out.toString().startsWith("error[E0503]: two different values"), out.toString());
        assertEquals(2, fluxion("explain", "E0599"));
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @Test
    void everyTemplateIsLaidOutAndHasNoMistakeAndIsNeverWrittenOverAFile() throws IOException {
        assertEquals(0, fluxion("new"));
        List<String> names =
                out.toString().lines().map(l -> l.strip().split(" ")[0]).toList();
        assertEquals(Template.values().length, names.size());
        for (String name : names) {
            Path file = folder.resolve(name + ".pde");
            assertEquals(0, fluxion("new", name, file.toString()), err.toString());
            assertEquals(0, fluxion("check", "--strict", file.toString()), err.toString());
            assertEquals(0, fluxion("fmt", "--check", file.toString()), Files.readString(file));
            Files.writeString(file, "mine");
            assertEquals(2, fluxion("new", name, file.toString()));
            assertEquals("mine", Files.readString(file));
        }
        assertEquals(2, fluxion("new", "poison"));
        assertTrue(err.toString().contains("did you mean `poisson`?"), err.toString());
    }

    @Test
    void theCompletionScriptKnowsEveryCommand() {
        assertEquals(0, fluxion("completion"));
        for (String command : List.of("solve", "check", "explain", "tex", "fmt", "new", "eval", "suite")) {
            assertTrue(out.toString().contains("_picocli_fluxion_" + command + "()"), command);
        }
    }

    @Test
    void everyCommandHasAManualPage() throws IOException {
        Path pages = folder.resolve("deep/man");
        assertEquals(0, fluxion("man", pages.toString()), err.toString());
        for (String command : List.of("solve", "check", "explain", "tex", "fmt", "new", "eval", "suite", "man")) {
            String page = Files.readString(pages.resolve("fluxion-" + command + ".adoc"));
            assertTrue(page.contains("= fluxion-" + command + "(1)"), page);
        }
        Path file = Files.writeString(folder.resolve("taken"), "mine");
        assertEquals(2, fluxion("man", file.toString()));
        assertTrue(err.toString().contains("cannot write to"), err.toString());
    }

    @Test
    void checkTellsToolsWhatItTellsPeople() throws IOException {
        Path file = Files.writeString(folder.resolve("rod.pde"), """
                domain x in [0, 1]
                unknown u
                eq -u_xx = pi^2*sin(pi*x)
                bc left: u = 0 on x = 0
                bc right: u_x = -pi on x = 1
                exact u = sin(pi*x)
                """);
        assertEquals(0, fluxion("check", file.toString(), "--json", "--show", "eq1"), err.toString());
        List<String> scalars = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(out.toString())) {
            while (json.nextToken() != null) {
                if (json.currentToken().isScalarValue()) {
                    scalars.add(json.getParsingContext().pathAsPointer() + " " + json.getText());
                }
            }
        }
        for (String expected : List.of(
                "/errors 0",
                "/conditions/0/field u",
                "/conditions/0/place x = 0",
                "/conditions/0/needed 1",
                "/conditions/0/given/0/0 left",
                "/conditions/1/given/1/0 right")) {
            assertTrue(scalars.contains(expected), expected + " in " + scalars);
        }
        assertTrue(scalars.stream().anyMatch(s -> s.startsWith("/terms/eq1")), scalars.toString());
        Files.writeString(file, "domain x in [0, 1]\nunknown u\neq u_xx = k\nbc u = 0 on boundary\n");
        assertEquals(2, fluxion("check", file.toString(), "--show", "eq1"));
        assertTrue(err.toString().contains("cannot find `k`"), "what is wrong is told first: " + err);
    }

    @Test
    void editorWritesAnExtensionAndRefusesUnknownEditors() throws IOException {
        assertEquals(0, fluxion("editor", "vscode", folder.resolve("ext").toString()));
        assertTrue(Files.exists(folder.resolve("ext/package.json")));
        assertTrue(Files.readString(folder.resolve("ext/syntaxes/pde.tmLanguage.json"))
                .contains("|unknown"));
        assertEquals(2, fluxion("editor", "vscod", folder.toString()));
        assertTrue(err.toString().contains("did you mean `vscode`?"), err.toString());
    }

    @Test
    void checkShowsTheTermsAlsoWhereExactDoesNotSatisfyTheEquation() throws IOException {
        Path file = file("wrong.pde", "domain x in [0, 1]\nunknown u\neq -u_xx = 1\nexact u = x*(1 - x)\n");
        assertEquals(2, fluxion("check", "--show", "eq1", file.toString()));
        assertTrue(err.toString().contains("error[E0602]"), err.toString());
        List<String> lines = out.toString().lines().map(String::strip).toList();
        assertEquals("eq1 under `exact`, 256 points", lines.getFirst());
        assertTrue(lines.get(2).matches("left +u_xx +2 +2"), out.toString());
        assertTrue(lines.get(3).matches("right +1 +1 +1"), out.toString());
        assertTrue(lines.get(4).matches("left - right +1 +1"), out.toString());
        assertEquals(2, fluxion("check", "--show", "eq2", file.toString()));
        assertTrue(err.toString().contains("did you mean `eq1`?"), err.toString());
    }

    @Test
    void explainTakesTheTrainBlockOfAName() throws IOException {
        Path file = file("two.pde", LOOSE + "train fast { seed = 7 }\n");
        assertEquals(0, fluxion("explain", file.toString()), err.toString());
        assertTrue(out.toString().contains("seed = 0"), out.toString());
        String named = out.toString().substring(out.toString().indexOf("  train fast\n"));
        assertTrue(named.contains("chosen: seed = 7") && named.contains("defaults in force: network"), named);
        assertEquals(0, fluxion("explain", "--train", "fast", file.toString()), err.toString());
        assertTrue(out.toString().contains("seed = 7"), out.toString());
        assertFalse(out.toString().contains("seed = 0") || out.toString().contains("train fast"), out.toString());
        assertEquals(2, fluxion("explain", "--train", "fats", file.toString()));
        assertTrue(err.toString().contains("did you mean `fast`?"), err.toString());
    }

    @Test
    void texPrintsABlockOrADocument() throws IOException {
        Path file = file("formulas.pde", LOOSE);
        assertEquals(0, fluxion("tex", file.toString()), err.toString());
        String block = out.toString();
        assertTrue(block.startsWith("\\begin{align}\n") && block.endsWith("\\end{align}\n"), block);
        assertEquals(0, fluxion("tex", "--standalone", file.toString()), err.toString());
        assertTrue(out.toString().contains(block + "\\end{document}\n"), out.toString());
        assertEquals(2, fluxion("tex", file("wrong.pde", "eq 1 = 2\n").toString()));
    }
}
