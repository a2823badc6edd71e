package dev.fluxion.examples.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    static Stream<Named<Function<List<JavaSource>, List<String>>>> rules() {
        return Stream.of(
                Named.of("arrows", Rules::arrows),
                Named.of("territories", Rules::territories),
                Named.of("descriptions", Rules::descriptions),
                Named.of("homes", Rules::homes),
                Named.of("manners", Rules::manners));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theSourcesKeepTheRule(Function<List<JavaSource>, List<String>> rule) throws IOException {
        List<JavaSource> sources = new ArrayList<>();
        for (String module : Rules.ARROWS.keySet()) {
            List<JavaSource> found = JavaSource.ofModule(Path.of(".."), module);
            assertTrue(!found.isEmpty(), module + " has no sources");
            sources.addAll(found);
        }
        List<String> violations = rule.apply(sources);
        assertTrue(violations.isEmpty(), () -> String.join("\n", violations));
    }

    @Test
    void anArrowThatIsNotDrawnIsFound() {
        assertEquals(
                1,
                Rules.arrows(main("kernels", "A", "import dev.fluxion.autodiff.graph.Node;"))
                        .size());
        assertEquals(
                1,
                Rules.arrows(main("autodiff", "A", "dev.fluxion.stablegrad.Objective o;"))
                        .size());
        assertEquals(
                1,
                Rules.arrows(main("solver", "A", "import dev.fluxion.examples.Absolute;"))
                        .size());
        assertEquals(
                1,
                Rules.arrows(main("solver", "A", "import dev.fluxion.grammar.PdeParser;"))
                        .size());
        assertEquals(
                0,
                Rules.arrows(main("solver", "A", "import dev.fluxion.dsl.Pde;")).size());
    }

    @Test
    void aLibraryTypeOutsideItsTerritoryIsFound() {
        String lanes = "import jdk.incubator.vector.FloatVector;";
        assertEquals(0, Rules.territories(main("kernels", "A", lanes)).size());
        assertEquals(0, Rules.territories(main("stablegrad", "pass/A", lanes)).size());
        assertEquals(1, Rules.territories(main("stablegrad", "A", lanes)).size());
        assertEquals(
                1,
                Rules.territories(main("dsl", "check/A", "import org.antlr.v4.runtime.Token;"))
                        .size());
        assertEquals(
                1,
                Rules.territories(main("solver", "A", "import picocli.CommandLine;"))
                        .size());
        assertEquals(
                0,
                Rules.territories(main("solver", "cli/A", "import picocli.CommandLine;"))
                        .size());
        List<JavaSource> declaration = List.of(
                JavaSource.of("autodiff", false, "module-info.java", "module m { requires jdk.incubator.vector; }"));
        assertEquals(1, Rules.territories(declaration).size());
    }

    @Test
    void commentsAndStringsAreNotCode() {
        String text = """
                /** Unlike {@link dev.fluxion.solver.Solver}. */
                String name = "dev.fluxion.solver"; // dev.fluxion.solver
                char quote = '"'; String after = "x";
                """;
        assertEquals(List.of(), Rules.arrows(main("kernels", "A", text)));
    }

    @Test
    void missingDescriptionsAndBadMannersAreFound() {
        List<String> missing = Rules.descriptions(main("kernels", "A", "class A {}"));
        assertTrue(missing.contains("kernels has no module-info.java"), missing::toString);
        assertTrue(missing.contains("dev.fluxion.kernels has no package-info.java"), missing::toString);
        assertEquals(1, Rules.manners(main("dsl", "A", "System.exit(1);")).size());
        assertEquals(1, Rules.manners(main("dsl", "A", "e.printStackTrace();")).size());
        assertEquals(
                1,
                Rules.homes(List.of(JavaSource.of("dsl", false, "dev/fluxion/other/A.java", "")))
                        .size());
    }

    private static List<JavaSource> main(String module, String type, String text) {
        return List.of(JavaSource.of(module, false, "dev/fluxion/" + module + "/" + type + ".java", text));
    }
}
