package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.SourceFile;
import java.util.List;
import java.util.Objects;

/**
 * What the parser made of a file: every statement that could be read, and what is wrong with the others.
 *
 * @param source the text that the spans point into
 * @param file the statements without mistakes
 * @param diagnostics in the order of the text
 */
public record ParseResult(SourceFile source, ProblemFile file, List<Diagnostic> diagnostics) {
    public ParseResult {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(file, "file");
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
