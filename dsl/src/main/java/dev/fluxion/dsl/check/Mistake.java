package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Diagnostic;
import java.util.Optional;

/**
 * Ends the reading of one expression or statement. An empty diagnostic means that the cause has been reported elsewhere, so that one
 * mistake in a definition gives one message and not one for each use.
 */
final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Optional<Diagnostic> diagnostic;

    Mistake(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = Optional.of(diagnostic);
    }

    private Mistake() {
        super("already reported", null, false, false);
        this.diagnostic = Optional.empty();
    }

    static Mistake alreadyReported() {
        return new Mistake();
    }

    Optional<Diagnostic> diagnostic() {
        return diagnostic;
    }
}
