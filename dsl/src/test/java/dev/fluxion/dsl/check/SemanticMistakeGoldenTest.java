package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.GoldenFiles;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SemanticMistakeGoldenTest {
    static List<Path> inputs() {
        return GoldenFiles.inputs("check/mistakes");
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void eachMistakeIsWordedAsRecorded(Path input) {
        GoldenFiles.check(input, ".txt", GoldenFiles.messages(GoldenFiles.compile(input)));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void anErrorLeavesNoProblemAndAWarningLeavesOne(Path input) {
        Pde.Compilation compilation = GoldenFiles.compile(input);
        assertEquals(compilation.hasErrors(), compilation.problem().isEmpty());
        assertEquals(compilation.problem().isPresent(), compilation.residuals().isPresent());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void theCodeInTheNameOfTheFileIsReportedFirstOrNext(Path input) {
        Code code = Code.valueOf(input.getFileName().toString().substring(0, 5));
        assertTrue(
                GoldenFiles.compile(input).diagnostics().stream()
                        .map(Diagnostic::code)
                        .anyMatch(code::equals),
                () -> code + " in " + input);
    }

    @Test
    void everySemanticCodeHasAFile() {
        Set<Code> codes = Arrays.stream(Code.values())
                .filter(c -> !c.name().substring(1).startsWith("01"))
                .collect(Collectors.toSet());
        // It belongs to regions, which are not built yet.
        codes.remove(Code.E0502);
        Set<Code> seen = inputs().stream()
                .flatMap(f -> GoldenFiles.compile(f).diagnostics().stream())
                .map(Diagnostic::code)
                .collect(Collectors.toSet());
        codes.removeAll(seen);
        assertEquals(Set.of(), codes);
    }

    @Test
    void severityFollowsTheLetterOfTheCode() {
        for (Path input : inputs()) {
            for (Diagnostic d : GoldenFiles.compile(input).diagnostics()) {
                assertEquals(d.code().name().startsWith("W"), d.severity() == Severity.WARNING, d::toString);
            }
        }
    }
}
