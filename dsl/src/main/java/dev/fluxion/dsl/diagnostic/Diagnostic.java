package dev.fluxion.dsl.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One message about one place of a {@code .pde} file. Made by {@link Code#at}, then refined by the copying methods
 * {@link #label}, {@link #also}, {@link #help} and {@link #fix}:
 *
 * <pre>{@code
 * Code.E0302.at(argument.span(), "div", "a vector or a matrix", "a scalar")
 *         .label("a scalar (line 4); did you mean `lap(u)`?");
 * }</pre>
 *
 * @param code number of the message
 * @param severity error or warning; {@code --strict} turns warnings into errors
 * @param message one lower-case sentence
 * @param span where the carets go
 * @param text words after the carets, empty for none
 * @param labels further places, printed under their own carets
 * @param help what to write instead, without the word "help"
 * @param fix the repair that tools may apply by themselves
 */
public record Diagnostic(
        Code code,
        Severity severity,
        String message,
        Span span,
        String text,
        List<Label> labels,
        Optional<String> help,
        Optional<Fix> fix) {
    public Diagnostic {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(text, "text");
        labels = List.copyOf(labels);
        Objects.requireNonNull(help, "help");
        Objects.requireNonNull(fix, "fix");
    }

    /** The same message with these words after the carets. */
    public Diagnostic label(String words) {
        return new Diagnostic(code, severity, message, span, words, labels, help, fix);
    }

    /** The same message with one more labelled place. */
    public Diagnostic also(Span place, String words) {
        List<Label> more = new ArrayList<>(labels);
        more.add(new Label(place, words));
        return new Diagnostic(code, severity, message, span, text, more, help, fix);
    }

    /** The same message with this help. */
    public Diagnostic help(String words) {
        return new Diagnostic(code, severity, message, span, text, labels, Optional.of(words), fix);
    }

    /** The same message with a repair that tools may apply. */
    public Diagnostic fix(Span place, String replacement) {
        return new Diagnostic(
                code, severity, message, span, text, labels, help, Optional.of(new Fix(place, replacement)));
    }

    /** The same message, now an error. */
    public Diagnostic strict() {
        return new Diagnostic(code, Severity.ERROR, message, span, text, labels, help, fix);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
