package dev.fluxion.dsl.format;

import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.syntax.Lexeme;
import java.util.List;

/** Other words in place of lexemes and around them; everything between them stays. */
final class Rewriting {
    private final SourceFile source;
    private final List<Lexeme> lexemes;
    private final String[] before;
    private final String[] words;
    private final String[] after;

    Rewriting(SourceFile source, List<Lexeme> lexemes) {
        this.source = source;
        this.lexemes = lexemes;
        this.before = new String[lexemes.size()];
        this.words = new String[lexemes.size()];
        this.after = new String[lexemes.size()];
    }

    void replace(int i, String word) {
        words[i] = word;
    }

    boolean isReplaced(int i) {
        return words[i] != null;
    }

    /** In front of everything that is already in front of the lexeme. */
    void putBefore(int i, String text) {
        before[i] = text + (before[i] == null ? "" : before[i]);
    }

    void putAfter(int i, String text) {
        after[i] = (after[i] == null ? "" : after[i]) + text;
    }

    String text() {
        StringBuilder out = new StringBuilder();
        int end = 0;
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            out.append(source.text(), end, lexeme.span().start());
            out.append(before[i] == null ? "" : before[i]);
            out.append(words[i] == null ? lexeme.text() : words[i]);
            out.append(after[i] == null ? "" : after[i]);
            end = lexeme.span().end();
        }
        return out.append(source.text().substring(end)).toString();
    }
}
