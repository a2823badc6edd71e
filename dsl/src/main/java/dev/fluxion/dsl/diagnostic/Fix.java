package dev.fluxion.dsl.diagnostic;

import java.util.Objects;

/** A machine-applicable repair: put {@code replacement} in place of {@code span}. */
public record Fix(Span span, String replacement) {
    public Fix {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(replacement, "replacement");
    }

    /** The text after the repair. */
    public String apply(String text) {
        return text.substring(0, span.start()) + replacement + text.substring(span.end());
    }
}
