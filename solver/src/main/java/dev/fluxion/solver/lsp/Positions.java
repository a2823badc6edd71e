package dev.fluxion.solver.lsp;

import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.diagnostic.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * Offsets of a text as the protocol's pairs of line and character, both from 0, in UTF-16 units.
 *
 * @param source one file; offsets behind it mean its end
 */
record Positions(SourceFile source) {
    Position position(int offset) {
        int within = Math.min(offset, source.text().length());
        return new Position(source.line(within) - 1, source.column(within) - 1);
    }

    Range range(Span span) {
        return new Range(position(span.start()), position(span.end()));
    }

    /** The whole text. */
    Range all() {
        return range(new Span(0, source.text().length()));
    }

    int offset(Position position) {
        int row = position.getLine() + 1;
        if (row > source.rowCount()) {
            return source.text().length();
        }
        int start = source.rowStart(row);
        return start + Math.min(position.getCharacter(), source.rowText(row).length());
    }
}
