package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.diagnostic.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** FlexPDE scripts often have the extension {@code .pde} too; one answer is better than fifty errors. */
final class FlexPde {
    private static final Set<String> SECTIONS =
            Set.of("TITLE", "SELECT", "COORDINATES", "VARIABLES", "DEFINITIONS", "EQUATIONS", "BOUNDARIES");

    private FlexPde() {}

    static Optional<Diagnostic> recognise(SourceFile source) {
        String text = source.text();
        int start = firstWord(text);
        int end = start;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String word = text.substring(start, end);
        boolean section = SECTIONS.contains(word.toUpperCase(Locale.ROOT));
        boolean shouted = word.equals(word.toUpperCase(Locale.ROOT));
        if (!section || !(shouted || hasAnotherSection(text, word))) {
            return Optional.empty();
        }
        return Optional.of(Code.E0126
                .at(new Span(start, end))
                .label("`" + word + "` starts a section of a FlexPDE script")
                .help("`VARIABLES u` becomes `unknown u`, `EQUATIONS` become `eq`, `VALUE(u) = 0` becomes"
                        + " `bc u = 0 on …`, `NATURAL(u) = 0` becomes `bc dn(u) = 0 on …`"));
    }

    /** Offset of the first character that is neither white space nor in a comment: in braces, or after an exclamation mark. */
    private static int firstWord(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '{') {
                i = after(text.indexOf('}', i), text);
            } else if (c == '!') {
                i = after(text.indexOf('\n', i), text);
            } else if (Character.isWhitespace(c) || c == '\ufeff') {
                i++;
            } else {
                return i;
            }
        }
        return i;
    }

    private static int after(int found, String text) {
        return found < 0 ? text.length() : found + 1;
    }

    /** In small letters {@code title} alone may as well be a slip for {@code problem}. */
    private static boolean hasAnotherSection(String text, String word) {
        return text.lines()
                .limit(300)
                .map(line -> line.strip().split("\\W", 2)[0].toUpperCase(Locale.ROOT))
                .anyMatch(first -> SECTIONS.contains(first) && !first.equalsIgnoreCase(word));
    }
}
