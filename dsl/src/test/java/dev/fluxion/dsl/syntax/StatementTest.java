package dev.fluxion.dsl.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.diagnostic.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementTest {
    private static ParseResult parse(String text) {
        return Parser.parse(new SourceFile("a.pde", text));
    }

    private static List<Code> codes(ParseResult result) {
        return result.diagnostics().stream().map(Diagnostic::code).toList();
    }

    @Test
    void statementsMayShareALine() {
        ParseResult result =
                parse("domain x in [0, 1] time t in [0, 1] unknown u hard bc u = 0 on boundary eq u_t = u_xx");
        assertEquals(List.of(), result.diagnostics());
        assertEquals(5, result.file().statements().size());
    }

    @Test
    void statementsMayBeBrokenAnywhereWhenIndented() {
        ParseResult result =
                parse("bc\n u\n =\n exact(\n u)\n on\n boundary\n except\n x\n =\n 1\ntrain {\n time = 3\n}\n");
        assertEquals(List.of(), result.diagnostics());
        assertEquals(2, result.file().statements().size());
    }

    @Test
    void lineEndsTabsAndAByteOrderMarkDoNotMatter() {
        String text = "domain x in [0, 1]\nunknown u\neq u_xx\n = 1\nbc u = 0 on boundary";
        String tree = AstPrinter.print(parse(text).file());
        for (String other : List.of(
                text.replace("\n", "\r\n"), text.replace("\n", "\r"), text.replace(" ", "\t"), "\ufeff" + text)) {
            ParseResult result = parse(other);
            assertEquals(List.of(), result.diagnostics());
            assertEquals(tree, AstPrinter.print(result.file()));
        }
    }

    @Test
    void aMistakeLeavesTheOtherStatementsAlone() {
        ParseResult result =
                parse("unknown u\neq u_xx = 2x\nbc u = 0\nic u = (1\nlet f = |x|\neq u_t = u_xx\n-lap(u) = 1\n");
        assertEquals(List.of(Code.E0102, Code.E0109, Code.E0111, Code.E0107, Code.E0101), codes(result));
        assertEquals("unknown\n  u\neq\n  u_t = u_xx\n", AstPrinter.print(result.file()));
    }

    @Test
    void consequencesOfUnreadStatementsAreKnown() {
        ParseResult result = parse("param k = 2x\nunknown u\neq k*u_xx = v\n");
        Span k = new Span(26, 27);
        Span v = new Span(35, 36);
        assertEquals("k", result.source().text(k));
        assertEquals("v", result.source().text(v));
        assertTrue(result.explains(Code.E0201.at(k, "k")));
        assertFalse(result.explains(Code.E0201.at(v, "v")));
        assertTrue(result.explains(Code.E0605.at(v, "domain")));
        assertFalse(parse("unknown u\neq k*u_xx = v\n").explains(Code.E0605.at(k, "domain")));
    }

    @Test
    void aStatementHasOneError() {
        assertEquals(List.of(Code.E0104), codes(parse("eq u**2 == 2x + |y| + sin^2(x")));
    }

    @Test
    void aLineInTheFirstColumnExplainsTheIncompleteOneAbove() {
        assertEquals(List.of(Code.E0101), codes(parse("let f = sin(x +\ny)")));
        assertEquals(List.of(Code.E0104, Code.E0101), codes(parse("let f = x**2\ny")));
    }

    @Test
    void closingBracketsMayStandInTheFirstColumn() {
        assertEquals(List.of(), codes(parse("train {\n  resample = 10\n}\nlet f = max(\n  x,\n  y\n)\n")));
    }

    @Test
    void settingsMayReuseKeywordsAsKeys() {
        ParseResult result = parse(
                "train { points = counts(boundary = 1, ic = 2,\n  observe = 3)\n  time = 4 }\nbc u = 0 on x = 0 with time = 1");
        assertEquals(List.of(), result.diagnostics());
    }

    @Test
    void theWordsOfBuiltInFunctionsAreFree() {
        ParseResult result = parse("param D = 1, E = 2, I = 3, e = 4, sum1 = 5, sin = 6, normal = 7, D1' = 8");
        assertEquals(List.of(), result.diagnostics());
    }

    @Test
    void stringsKeepTheirCharacters() {
        ParseResult result = parse("problem \"a \\\"b\\\" \\\\ é 😀 # not a comment\"");
        Statement.Problem problem =
                (Statement.Problem) result.file().statements().get(0);
        assertEquals("a \"b\" \\ é 😀 # not a comment", problem.title().value());
    }

    @Test
    void equalTreesPrintEqually() {
        String spaced = AstPrinter.print(parse("eq  u_t   =  ( u_xx )  # why\n").file());
        assertEquals(AstPrinter.print(parse("eq u_t=u_xx").file()), spaced);
        assertTrue(spaced.endsWith("\n"));
    }
}
