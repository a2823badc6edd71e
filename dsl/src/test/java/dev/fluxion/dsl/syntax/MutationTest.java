package dev.fluxion.dsl.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.DiagnosticRecord;
import dev.fluxion.dsl.diagnostic.DiagnosticRenderer;
import dev.fluxion.dsl.diagnostic.SourceFile;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random damage to real files: whatever comes out, it is a result and never an exception. */
class MutationTest {
    private static final int CASES = 2000;
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "=",
            "==",
            ",",
            ":",
            "..",
            ".",
            "^",
            "**",
            "|",
            "\\",
            "\"",
            "#",
            "\n",
            "\n  ",
            "\r",
            "\t",
            "Δ",
            "∇",
            "·",
            "²",
            "∂",
            "∂Ω",
            "2",
            "1e999",
            "x",
            "u_xx",
            "sin",
            "eq ",
            "bc ",
            "on ",
            "time ",
            "hard ",
            "exact",
            "boundary",
            "if ",
            "then ",
            "in ",
            "with ",
            "train {",
            "\0",
            "\ud83d\ude00",
            "\ud800",
            "//",
            ";",
            "-",
            "+",
            "&",
            "not ");

    private final Random random = new Random(20260101);

    @Test
    void damagedFilesGiveDiagnosticsAndNeverExceptions() {
        List<String> files = ExamplesTest.examples().stream().map(Golden::read).toList();
        for (int i = 0; i < CASES; i++) {
            String text = files.get(i % files.size());
            for (int k = random.nextInt(4); k >= 0; k--) {
                text = damage(text);
            }
            check(text);
        }
    }

    private String damage(String text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(12));
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, from) + piece + text.substring(from);
            case 1 -> text.substring(0, from) + text.substring(to);
            case 2 -> text.substring(0, from) + piece + text.substring(to);
            default -> text.substring(0, from) + text.substring(from, to).repeat(2) + text.substring(to);
        };
    }

    private static void check(String text) {
        SourceFile source = new SourceFile("damaged.pde", text);
        ParseResult result = Parser.parse(source);
        for (Diagnostic d : result.diagnostics()) {
            assertTrue(d.span().end() <= text.length(), () -> d + "\n" + text);
            assertTrue(d.message().length() < 200, () -> d + "\n" + text);
            String rendered = DiagnosticRenderer.render(d, source);
            assertTrue(rendered.contains("^"), rendered);
            assertEquals(d.code().name(), DiagnosticRecord.of(d, source).code());
        }
        for (Statement s : result.file().statements()) {
            assertTrue(s.span().end() <= text.length());
        }
        long lines = AstPrinter.print(result.file()).lines().count();
        assertTrue(lines >= result.file().statements().size(), text);
    }
}
