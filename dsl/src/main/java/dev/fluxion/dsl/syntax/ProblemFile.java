package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Span;
import java.util.List;

/** The statements of one {@code .pde} file, in the order of the text. */
public record ProblemFile(Span span, List<Statement> statements) {
    public ProblemFile {
        statements = List.copyOf(statements);
    }
}
