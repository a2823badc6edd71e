package dev.fluxion.dsl.diagnostic;

import java.util.Objects;

/** A place in the source with a few words about it, printed under its own carets. */
public record Label(Span span, String text) {
    public Label {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(text, "text");
    }
}
