package dev.fluxion.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.DiagnosticRenderer;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.syntax.Parser;
import dev.fluxion.solver.SolveListener;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.solver.Solver;
import dev.fluxion.solver.metrics.ExpectationResult;
import dev.fluxion.solver.metrics.FieldError;
import dev.fluxion.solver.metrics.InferredNumber;
import dev.fluxion.solver.metrics.MonitorValues;
import dev.fluxion.solver.metrics.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents show is what is there. */
class DocumentsTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern FENCED = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern STATEMENT = Pattern.compile(
            "^\\| (`(?:problem|param|let|domain|region|time|unknown|eq|bc|ic|hard|periodic|boundary|exact|reference|observe|infer|constraint|train|sweep|plot|include|export|monitor|expect) .*?) \\| ",
            Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    @TempDir
    private Path folder;

    @Test
    void theReadmeStartsWithTheTwoCommands() throws IOException {
        assertEquals("./fluxion solve examples/pde/burgers.pde\n./mvnw verify\n", block(readme(), 0));
    }

    @Test
    void theProblemInTheReadmeIsTheFile() throws IOException {
        assertEquals(Files.readString(Path.of("pde", "burgers.pde")), block(readme(), 1));
    }

    @Test
    void theJavaInTheReadmeIsTakenFromTheProgram() throws IOException {
        String program = Files.readString(Path.of("src/main/java/dev/fluxion/examples/SolveInJava.java"));
        List<String> lines = program.lines().map(String::strip).toList();
        List<String> missing = block(readme(), 2)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !lines.contains(line))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void theTrainBlockOfTheLanguageReferenceSaysTheDefaults() throws IOException {
        String block = block(Files.readString(PROJECT.resolve("docs/language.md")), 0);
        String problem = "domain x in [0, 1], y in [0, 1] unknown u eq lap(u) = 1 bc u = 0 on boundary\n";
        Pde.Compilation compiled = Pde.compile("block.pde", problem + block, CompileOptions.in(PROJECT));
        assertEquals("", DiagnosticRenderer.render(compiled.diagnostics(), compiled.source()));
        Problem read = compiled.problem().orElseThrow();
        assertEquals(Training.defaults(read.axes()), read.trainings().get("standard"));
    }

    @TestFactory
    List<DynamicTest> everyWholeProblemOfTheLanguageReferenceIsSolved() throws IOException {
        String reference = Files.readString(PROJECT.resolve("docs/language.md"));
        Files.writeString(
                folder.resolve("concentration.csv"), fenced(reference, "csv").getFirst());
        List<String> problems = fenced(reference, "pde");
        assertTrue(problems.size() >= 7, problems.size() + " whole problems");
        return IntStream.range(0, problems.size())
                .mapToObj(i -> DynamicTest.dynamicTest("problem " + (i + 1), () -> solve(problems.get(i))))
                .toList();
    }

    private void solve(String text) {
        CompileOptions strict = new CompileOptions(Map.of(), folder, true, false);
        Pde.Compilation compiled = Pde.compile("whole.pde", text, strict);
        assertEquals("", DiagnosticRenderer.render(compiled.diagnostics(), compiled.source()));
        Problem problem = compiled.problem().orElseThrow();
        SolveResult result = Solver.solve(
                problem, compiled.residuals().orElseThrow(), SolveOptions.of(problem.training()), SolveListener.NONE);
        assertTrue(result.reason().sound(), result.message());
        List<FieldError> errors = FieldError.measure(problem, Truth.of(problem, 0), result.model());
        MonitorValues monitors = MonitorValues.of(problem, result.model());
        ExpectationResult.of(problem, errors, monitors)
                .forEach(expectation -> assertTrue(expectation.met(), expectation.toString()));
        InferredNumber.of(problem, result.model())
                .forEach(number -> assertEquals(number.exact().orElseThrow(), number.value(), 1e-3, number.name()));
    }

    /** The statements in the first column of the table, those with a gap excepted, and the fenced ones. */
    @Test
    void everyStatementOfTheLanguageReferenceIsOneForTheParser() throws IOException {
        String reference = Files.readString(PROJECT.resolve("docs/language.md"));
        List<String> statements = Stream.concat(
                        STATEMENT
                                .matcher(reference)
                                .results()
                                .flatMap(row -> CODE.matcher(row.group(1)).results())
                                .map(code -> code.group(1)),
                        fenced(reference, "").stream())
                .filter(code -> !code.contains("…") && !code.contains("[label:]") && !code.contains("[name]"))
                .toList();
        assertTrue(statements.size() >= 30, statements.size() + " statements");
        for (String statement : statements) {
            SourceFile source = new SourceFile("statement.pde", statement);
            List<Diagnostic> diagnostics = Parser.parse(source).diagnostics();
            assertEquals("", DiagnosticRenderer.render(diagnostics, source));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "CONTRIBUTING.md",
                "CHANGELOG.md",
                "docs/architecture.md",
                "docs/language.md",
                "docs/stablegrad.md",
                "docs/performance.md",
                "decisions/0001-dependencies.md"
            })
    void everyLinkLeadsSomewhere(String document) throws IOException {
        Path file = PROJECT.resolve(document);
        Matcher links = LINK.matcher(Files.readString(file));
        while (links.find()) {
            Path target = file.resolveSibling(links.group(1));
            assertTrue(Files.exists(target), document + " links to " + links.group(1));
        }
    }

    @Test
    void everyModuleIsInTheReadme() throws IOException {
        String readme = readme();
        try (Stream<Path> folders = Files.list(PROJECT)) {
            List<String> missing = folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .filter(Files::isDirectory)
                    .map(folder -> "| `" + folder.getFileName() + "/` |")
                    .filter(row -> !readme.contains(row))
                    .toList();
            assertEquals(List.of(), missing);
        }
    }

    private static String readme() throws IOException {
        return Files.readString(PROJECT.resolve("README.md"));
    }

    /** The fenced pieces that are marked with a word. */
    private static List<String> fenced(String document, String word) {
        return FENCED.matcher(document)
                .results()
                .filter(piece -> piece.group(1).equals(word))
                .map(piece -> piece.group(2))
                .toList();
    }

    private static String block(String document, int index) {
        return FENCED.matcher(document)
                .results()
                .skip(index)
                .findFirst()
                .orElseThrow()
                .group(2);
    }
}
