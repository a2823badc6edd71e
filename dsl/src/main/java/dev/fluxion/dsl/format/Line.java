package dev.fluxion.dsl.format;

/** A line under construction. */
final class Line {
    final int indent;
    final boolean blankBefore;
    final StringBuilder text = new StringBuilder();
    String comment = "";
    /** Offset in {@link #text} of the sign {@code =} of a setting; -1 if there is none. */
    int equals = -1;

    Line(int indent, boolean blankBefore) {
        this.indent = indent;
        this.blankBefore = blankBefore;
    }

    /** Characters before the comment. */
    int width() {
        return indent + text.codePointCount(0, text.length());
    }

    boolean hasBoth() {
        return !text.isEmpty() && !comment.isEmpty();
    }
}
