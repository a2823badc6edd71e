package dev.fluxion.dsl.diagnostic;

import java.util.List;

/**
 * A diagnostic with lines and columns instead of offsets, for tools: plain strings, numbers and lists, ready for a JSON
 * writer. Absent words are empty strings.
 */
public record DiagnosticRecord(
        String code,
        String severity,
        String message,
        Place place,
        String label,
        List<Note> notes,
        String help,
        List<Edit> fixes) {
    /** A range of a file; lines and columns from 1, the end exclusive. */
    public record Place(String file, int line, int column, int endLine, int endColumn) {}

    /** Words about another place. */
    public record Note(Place place, String text) {}

    /** Replace the text at a place. */
    public record Edit(Place place, String replacement) {}

    public DiagnosticRecord {
        notes = List.copyOf(notes);
        fixes = List.copyOf(fixes);
    }

    /** The record of a diagnostic about {@code source}. */
    public static DiagnosticRecord of(Diagnostic d, SourceFile source) {
        return new DiagnosticRecord(
                d.code().name(),
                d.severity().word(),
                d.message(),
                place(d.span(), source),
                d.text(),
                d.labels().stream()
                        .map(l -> new Note(place(l.span(), source), l.text()))
                        .toList(),
                d.help().orElse(""),
                d.fix().map(f -> new Edit(place(f.span(), source), f.replacement())).stream()
                        .toList());
    }

    private static Place place(Span span, SourceFile source) {
        int start = Math.min(span.start(), source.text().length());
        int end = Math.min(span.end(), source.text().length());
        return new Place(
                source.name(start), source.line(start), source.column(start), source.line(end), source.column(end));
    }
}
