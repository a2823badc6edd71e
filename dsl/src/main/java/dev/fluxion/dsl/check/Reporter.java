package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Collects messages; the same message about the same place is kept once. */
final class Reporter {
    private record Place(Code code, Span span) {}

    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<Place> places = new HashSet<>();

    void report(Diagnostic diagnostic) {
        if (places.add(new Place(diagnostic.code(), diagnostic.span()))) {
            diagnostics.add(diagnostic);
        }
    }

    /** The result, or nothing after reporting why there is none. */
    <T> Optional<T> attempt(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (Mistake mistake) {
            mistake.diagnostic().ifPresent(this::report);
            return Optional.empty();
        }
    }

    /** Runs the work; whether it came to its end. */
    boolean run(Runnable work) {
        return attempt(() -> {
                    work.run();
                    return true;
                })
                .isPresent();
    }

    boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }
}
