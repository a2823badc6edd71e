package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.SourceFile;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What the parser made of a file: every statement that could be read, and what is wrong with the others.
 *
 * @param source the text that the spans point into
 * @param file the statements without mistakes
 * @param diagnostics in the order of the text
 * @param unreadNames all names in the statements that could not be read, NFKC-normalised
 */
public record ParseResult(SourceFile source, ProblemFile file, List<Diagnostic> diagnostics, Set<String> unreadNames) {
    private static final Set<Code> UNKNOWN_NAME = Set.of(Code.E0201, Code.E0202);
    private static final Set<Code> SOMETHING_MISSING =
            Set.of(Code.W0504, Code.E0505, Code.E0601, Code.W0604, Code.E0605, Code.E0704, Code.E0803);

    public ParseResult {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(file, "file");
        diagnostics = List.copyOf(diagnostics);
        unreadNames = Set.copyOf(unreadNames);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /**
     * Whether a message of a later stage is probably only a consequence of a statement that could not be read: a name that such a
     * statement mentions cannot be found, or something is missing that it may have stated. Such messages are better kept back.
     */
    public boolean explains(Diagnostic later) {
        if (!hasErrors()) {
            return false;
        }
        String text = Spelling.normalise(source.text(later.span()));
        int underscore = text.indexOf('_');
        String stem = underscore > 0 ? text.substring(0, underscore) : text;
        boolean unread = unreadNames.contains(text) || unreadNames.contains(stem);
        return SOMETHING_MISSING.contains(later.code()) || UNKNOWN_NAME.contains(later.code()) && unread;
    }
}
