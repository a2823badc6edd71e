package dev.fluxion.dsl.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.DiagnosticRenderer;
import dev.fluxion.dsl.diagnostic.SourceFile;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
    private static ParseResult parse(String text) {
        return Parser.parse(new SourceFile("a.pde", text));
    }

    private static List<Code> codes(ParseResult result) {
        return result.diagnostics().stream().map(Diagnostic::code).toList();
    }

    @Test
    void aFileOfTenMegabytesIsRefused() {
        assertEquals(List.of(Code.E0118), codes(parse("#2345678\n".repeat(1_100_000))));
    }

    @Test
    void theLongestFileIsRead() {
        String line = "eq u_t + u*u_x = nu*u_xx\n";
        ParseResult result = parse(line.repeat(4000));
        assertEquals(List.of(), result.diagnostics());
        assertEquals(4000, result.file().statements().size());
    }

    @Test
    void readingStopsAfterManyMistakes() {
        List<Code> codes = codes(parse("eq u\n".repeat(Parser.CHARACTER_LIMIT / 5)));
        assertEquals(Parser.ERROR_LIMIT + 1, codes.size());
        assertEquals(Code.E0130, codes.getLast());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "f(",
                "-",
                "- ",
                "+",
                "2^",
                "2^-",
                "Δ",
                "∇·",
                "if x < 1 then 2 else ",
                "if not ",
                "(1, ",
                "∂x(",
                "{",
                "x[",
                "not ",
                "-(",
                "sin(-2^"
            })
    void tenThousandLevelsAreRefused(String level) {
        assertEquals(List.of(Code.E0119), codes(parse("eq u = " + level.repeat(10_000) + "x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {" + x", " - x", "*x", "/x", " ²", " & x", "·x", "[1]"})
    void tenThousandOperationsInARowAreRefused(String operation) {
        assertEquals(List.of(Code.E0119), codes(parse("eq u = x" + operation.repeat(10_000))));
    }

    @Test
    void mixedNestingIsRefusedByTheHeightOfTheTree() {
        String deep = "x";
        for (int i = 0; i < 95; i++) {
            deep = "(" + deep + ")" + " + 1".repeat(10);
        }
        assertEquals(List.of(Code.E0119), codes(parse("eq u = " + deep)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(%)",
                "f(%)",
                "[%]",
                "(-%)",
                "(2^%)",
                "(if x < 1 then % else 1)",
                "if x < 1 then 1 else %",
                "∂x(%)",
                "(%)[1]"
            })
    void whatIsAllowedFitsASmallStack(String level) throws InterruptedException {
        String deep = "x";
        for (int i = 0; i < 48; i++) {
            deep = level.replace("%", deep);
        }
        String text = "let a = " + deep + "\nlet b = x" + " + x*x".repeat(240) + "\nlet c = [" + "(x), ".repeat(5000)
                + "x]\n";
        AtomicReference<String> printed = new AtomicReference<>("");
        Thread small =
                new Thread(null, () -> printed.set(AstPrinter.print(parse(text).file())), "small stack", 512 * 1024);
        small.start();
        small.join();
        assertEquals(3, printed.get().lines().count());
    }

    @Test
    void longListsAreNotDeep() {
        String points = IntStream.range(0, 20_000)
                .mapToObj(i -> "(" + i + ", 1)")
                .reduce((a, b) -> a)
                .orElseThrow();
        String list = "region L = polygon(" + (points + ", ").repeat(20_000) + "(0, 0))";
        assertEquals(List.of(), codes(parse(list)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\ud800", "\udc00", "\ud83d\ude00", "\u200b", "\uffff", "\u202e", "\u0085"})
    void strangeCharactersAreNamed(String character) {
        ParseResult result = parse("param a = 1\nparam b = 2 " + character + "\nparam c = 3\n");
        assertEquals(List.of(Code.E0122), codes(result));
        assertEquals(2, result.file().statements().size());
        assertTrue(
                result.diagnostics().get(0).message().contains("U+"),
                result.diagnostics().get(0)::message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\ud800", "\udc00x", "\ud83d\ude00", "\u200b"})
    void strangeCharactersMayStandInCommentsAndStrings(String character) {
        assertEquals(List.of(), codes(parse("problem \"" + character + "\" # " + character)));
    }

    @Test
    void binaryDataGivesFewShortMessages() {
        StringBuilder noise = new StringBuilder();
        long state = 1;
        for (int i = 0; i < 200_000; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            noise.append((char) (state >>> 48));
        }
        ParseResult result = parse(noise.toString());
        assertTrue(result.hasErrors());
        assertTrue(result.diagnostics().size() <= Parser.ERROR_LIMIT + 1);
        String rendered = DiagnosticRenderer.render(result.diagnostics(), result.source());
        assertTrue(rendered.length() < 60_000, () -> "length " + rendered.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "# comment", "\ufeff", "\r\n"})
    void anEmptyFileIsAnswered(String text) {
        assertEquals(List.of(Code.E0127), codes(parse(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TITLE 'a'",
                "title \"a\"\nvariables\n u\n",
                "{ c }\n! d\nTITLE",
                "COORDINATES cartesian2",
                "\ufeffSELECT errlim = 1",
                "VARIABLES\n u"
            })
    void flexPdeScriptsAreRecognised(String text) {
        assertEquals(List.of(Code.E0126), codes(parse(text)));
    }

    @Test
    void aWordOfFlexPdeAloneIsNotAScript() {
        assertEquals(List.of(Code.E0101), codes(parse("equations = 3")));
        assertEquals(List.of(Code.E0113), codes(parse("title \"Poisson\"")));
    }
}
