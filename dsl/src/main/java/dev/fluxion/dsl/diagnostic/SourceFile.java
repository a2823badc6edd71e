package dev.fluxion.dsl.diagnostic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A named text with line and column look-up, or several: files that include others are read as one text, part after part, and each
 * offset knows its file. Lines end at LF, CRLF or a lone CR; lines and columns count from 1 in each file, columns in UTF-16 units.
 * Offsets past the end belong to the last line.
 */
public final class SourceFile {
    /** A file within the text, from row {@code firstRow} on. */
    private record Part(String name, int start, int firstRow) {}

    private final List<Part> parts;
    private final String text;
    private final int[] rowStarts;

    /** One file. */
    public SourceFile(String name, String text) {
        this(List.of(new Part(Objects.requireNonNull(name, "name"), 0, 1)), Objects.requireNonNull(text, "text"));
    }

    private SourceFile(List<Part> parts, String text) {
        this.parts = List.copyOf(parts);
        this.text = text;
        this.rowStarts = rowStarts(text);
    }

    /** This text and, from a new row on, that of another file. */
    public SourceFile followedBy(String name, String text) {
        String joined = this.text + "\n" + text;
        int start = this.text.length() + 1;
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(name, start, new SourceFile(parts, joined).row(start)));
        return new SourceFile(more, joined);
    }

    private static int[] rowStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    /** Name of the first file. */
    public String name() {
        return parts.getFirst().name();
    }

    /** Name of the file that an offset lies in. */
    public String name(int offset) {
        return part(offset).name();
    }

    private Part part(int offset) {
        int i = parts.size() - 1;
        while (i > 0 && parts.get(i).start() > offset) {
            i--;
        }
        return parts.get(i);
    }

    public String text() {
        return text;
    }

    /** The characters of {@code span}, clipped to the text. */
    public String text(Span span) {
        int start = Math.min(span.start(), text.length());
        return text.substring(start, Math.min(span.end(), text.length()));
    }

    /** Row of an offset in the whole text, from 1: the line, if there is one file. */
    public int row(int offset) {
        int found = Arrays.binarySearch(rowStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Line of an offset in its file, from 1. */
    public int line(int offset) {
        return row(offset) - part(offset).firstRow() + 1;
    }

    /** Column of an offset, from 1, in UTF-16 units. */
    public int column(int offset) {
        return offset - rowStart(row(offset)) + 1;
    }

    public int rowCount() {
        return rowStarts.length;
    }

    /** Offset of the first character of a row, counted from 1. */
    public int rowStart(int row) {
        return rowStarts[row - 1];
    }

    /** The characters of a row without its end-of-line characters. */
    public String rowText(int row) {
        int start = rowStarts[row - 1];
        int end = row < rowStarts.length ? rowStarts[row] : text.length();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return name();
    }
}
