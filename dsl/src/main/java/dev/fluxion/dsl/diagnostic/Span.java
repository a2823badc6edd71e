package dev.fluxion.dsl.diagnostic;

/**
 * A half-open range {@code [start, end)} of UTF-16 offsets into one source text.
 *
 * @param start offset of the first character
 * @param end offset after the last character; {@code end == start} marks a point between two characters
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span [" + start + ", " + end + ") is not a range of offsets");
        }
    }

    /** The smallest span that holds this one and {@code other}. */
    public Span to(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** Number of characters. */
    public int length() {
        return end - start;
    }
}
