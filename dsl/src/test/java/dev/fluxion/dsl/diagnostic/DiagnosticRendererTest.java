package dev.fluxion.dsl.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {
    private static final SourceFile BURGERS =
            new SourceFile("burgers.pde", "unknown u\nbc u = 1 on y = 1\nbc u = 0 on boundary\n");

    @Test
    void helpStandsAfterTheCaretsWhenNothingElseDoes() {
        Diagnostic d = Code.E0201.at(new Span(8, 9), "v").help("did you mean the unknown `u`?");
        assertEquals("""
                error[E0201]: cannot find `v`
                 --> burgers.pde:1:9
                   1 | unknown u
                     |         ^ help: did you mean the unknown `u`?
                """, DiagnosticRenderer.render(d, BURGERS));
    }

    @Test
    void furtherPlacesAreShownInTheOrderOfTheText() {
        Diagnostic d = Code.E0503
                .at(new Span(40, 48), "u")
                .label("sets u = 0 on all of it, including y = 1")
                .also(new Span(22, 27), "sets u = 1 here")
                .help("write `on boundary except y = 1`");
        assertEquals("""
                error[E0503]: two different values for `u` on the same boundary
                 --> burgers.pde:3:13
                   2 | bc u = 1 on y = 1
                     |             ^^^^^ sets u = 1 here
                   3 | bc u = 0 on boundary
                     |             ^^^^^^^^ sets u = 0 on all of it, including y = 1
                     = help: write `on boundary except y = 1`
                """, DiagnosticRenderer.render(d, BURGERS));
    }

    @Test
    void aLongLineIsCutAroundTheCarets() {
        SourceFile source = new SourceFile("long.pde", "a".repeat(5000) + "!" + "b".repeat(5000));
        String rendered = DiagnosticRenderer.render(Code.E0201.at(new Span(5000, 5001), "!"), source);
        List<String> lines = rendered.lines().toList();
        assertEquals(4, lines.size());
        assertTrue(lines.stream().allMatch(l -> l.length() < DiagnosticRenderer.WINDOW + 20), rendered);
        assertEquals(lines.get(2).indexOf('!'), lines.get(3).indexOf('^'));
    }

    @Test
    void longWordsAreCut() {
        String rendered = DiagnosticRenderer.render(
                Code.E0201.at(new Span(0, 1), "a".repeat(100_000)).help("b".repeat(100_000)), BURGERS);
        assertTrue(rendered.length() < 1200, () -> "length " + rendered.length());
    }

    @Test
    void caretsStandUnderWideAndControlCharacters() {
        SourceFile source = new SourceFile("a.pde", "\tx\0\ud83d\ude00 y");
        String rendered = DiagnosticRenderer.render(Code.E0201.at(new Span(6, 7), "y"), source);
        List<String> lines = rendered.lines().toList();
        assertEquals("   1 |  x\ufffd\ud83d\ude00 y", lines.get(2));
        assertEquals("     |      ^", lines.get(3));
    }

    @Test
    void aSpanOverSeveralLinesIsMarkedOnItsFirst() {
        String rendered = DiagnosticRenderer.render(Code.E0201.at(new Span(0, 30), "u"), BURGERS);
        assertEquals("     | ^^^^^^^^^", rendered.lines().toList().get(3));
    }

    @Test
    void placesBehindTheTextAreShownAtItsEnd() {
        String rendered = DiagnosticRenderer.render(Code.E0201.at(new Span(900, 901), "u"), BURGERS);
        assertTrue(rendered.contains("burgers.pde:4:1"), rendered);
    }

    @Test
    void diagnosticsAreSortedByPlace() {
        String rendered = DiagnosticRenderer.render(
                List.of(Code.E0201.at(new Span(13, 14), "b"), Code.E0201.at(new Span(8, 9), "a")), BURGERS);
        assertTrue(rendered.indexOf("`a`") < rendered.indexOf("`b`"), rendered);
    }

    @Test
    void severityFollowsTheCodeUnlessStrict() {
        Diagnostic warning = Code.W0604.at(new Span(0, 1), "p");
        assertEquals(Severity.WARNING, warning.severity());
        assertTrue(DiagnosticRenderer.render(warning, BURGERS).startsWith("warning[W0604]"));
        assertTrue(DiagnosticRenderer.render(warning.strict(), BURGERS).startsWith("error[W0604]"));
    }

    @Test
    void recordsHoldLinesAndColumns() {
        Diagnostic d = Code.E0503
                .at(new Span(40, 48), "u")
                .label("here")
                .also(new Span(22, 27), "and here")
                .help("remove it")
                .fix(new Span(40, 48), "x = 0");
        DiagnosticRecord r = DiagnosticRecord.of(d, BURGERS);
        DiagnosticRecord.Place place = new DiagnosticRecord.Place("burgers.pde", 3, 13, 3, 21);
        assertEquals(place, r.place());
        assertEquals("E0503", r.code());
        assertEquals("error", r.severity());
        assertEquals("remove it", r.help());
        assertEquals(List.of(new DiagnosticRecord.Edit(place, "x = 0")), r.fixes());
        assertEquals(2, r.notes().get(0).place().line());
    }

    @Test
    void spansMustBeRanges() {
        assertThrows(IllegalArgumentException.class, () -> new Span(3, 2));
        assertThrows(IllegalArgumentException.class, () -> new Span(-1, 2));
    }
}
