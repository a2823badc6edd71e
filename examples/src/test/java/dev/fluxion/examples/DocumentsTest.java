package dev.fluxion.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.diagnostic.DiagnosticRenderer;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents show is what is there. */
class DocumentsTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern FENCED = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

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

    private static String block(String document, int index) {
        return FENCED.matcher(document)
                .results()
                .skip(index)
                .findFirst()
                .orElseThrow()
                .group(2);
    }
}
