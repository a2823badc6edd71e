package dev.fluxion.dsl.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyKindOfLineEndCounts(String end) {
        SourceFile source = new SourceFile("a", "one" + end + end + "three" + end);
        assertEquals(4, source.rowCount());
        assertEquals("one", source.rowText(1));
        assertEquals("", source.rowText(2));
        assertEquals("three", source.rowText(3));
        assertEquals("", source.rowText(4));
    }

    @Test
    void linesAndColumnsAgreeWithCountingByHand() {
        String text = "ab\ncde\r\n\rf\n\ng";
        SourceFile source = new SourceFile("a", text);
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            assertEquals(line, source.line(i), "line of " + i);
            assertEquals(column, source.column(i), "column of " + i);
            boolean ends = text.charAt(i) == '\n' || text.charAt(i) == '\r' && !text.startsWith("\r\n", i);
            line += ends ? 1 : 0;
            column = ends ? 1 : column + 1;
        }
        assertEquals(line, source.line(text.length()));
    }

    @Test
    void anEmptyTextHasOneLine() {
        SourceFile source = new SourceFile("a", "");
        assertEquals(1, source.rowCount());
        assertEquals(1, source.line(0));
        assertEquals(1, source.column(0));
        assertEquals("", source.rowText(1));
    }

    @Test
    void spansAreClippedToTheText() {
        SourceFile source = new SourceFile("a", "abc");
        assertEquals("bc", source.text(new Span(1, 7)));
        assertEquals("", source.text(new Span(5, 7)));
    }
}
