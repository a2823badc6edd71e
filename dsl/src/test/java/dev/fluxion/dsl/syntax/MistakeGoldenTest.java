package dev.fluxion.dsl.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.DiagnosticRenderer;
import dev.fluxion.dsl.diagnostic.SourceFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MistakeGoldenTest {
    static List<Path> inputs() {
        return Golden.inputs("mistakes");
    }

    private static ParseResult parse(Path input) {
        return Parser.parse(new SourceFile(input.getFileName().toString(), Golden.read(input)));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void eachMistakeIsWordedAsRecorded(Path input) {
        ParseResult result = parse(input);
        Golden.check(input, DiagnosticRenderer.render(result.diagnostics(), result.source()));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void theFixOfAMistakeRemovesIt(Path input) {
        ParseResult result = parse(input);
        for (Diagnostic d : result.diagnostics()) {
            d.fix().ifPresent(fix -> {
                String repaired = fix.apply(result.source().text());
                List<Diagnostic> left =
                        Parser.parse(new SourceFile("repaired.pde", repaired)).diagnostics();
                long before = count(result.diagnostics(), d);
                assertEquals(before - 1, count(left, d), () -> repaired + left);
            });
        }
    }

    private static long count(List<Diagnostic> diagnostics, Diagnostic like) {
        return diagnostics.stream().filter(d -> d.code() == like.code()).count();
    }

    @Test
    void everySyntaxCodeHasAFile() {
        Set<Code> syntax = Arrays.stream(Code.values())
                .filter(c -> c.name().substring(1).startsWith("01"))
                .collect(Collectors.toSet());
        Set<Code> seen = inputs().stream()
                .flatMap(f -> parse(f).diagnostics().stream())
                .map(Diagnostic::code)
                .collect(Collectors.toSet());
        // Long files are made in BadInputTest.
        syntax.removeAll(Set.of(Code.E0118, Code.E0130));
        assertEquals(syntax, seen);
    }
}
