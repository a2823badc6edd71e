package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Diagnostic;

/** Carries the diagnostic of a statement that parses but cannot be built out of the tree builder. */
final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    Mistake(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    Diagnostic diagnostic() {
        return diagnostic;
    }
}
