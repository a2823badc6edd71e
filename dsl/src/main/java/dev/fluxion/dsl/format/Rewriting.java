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

    /** The rewritten text; words that came to touch and would be read as one have a space between them. */
    String text() {
        StringBuilder out = new StringBuilder();
        String last = "";
        boolean lastChanged = false;
        int end = 0;
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            String gap = source.text().substring(end, lexeme.span().start());
            String piece = piece(i);
            boolean changed = !piece.equals(lexeme.text());
            boolean touching = gap.isEmpty() && (changed || lastChanged) && areJoined(last, piece);
            out.append(gap).append(touching ? " " : "").append(piece);
            if (!piece.isEmpty()) {
                last = piece;
                lastChanged = changed;
            } else {
                last = gap.isEmpty() ? last : "";
                lastChanged = true;
            }
            end = lexeme.span().end();
        }
        return out.append(source.text().substring(end)).toString();
    }

    private String piece(int i) {
        return (before[i] == null ? "" : before[i])
                + (words[i] == null ? lexemes.get(i).text() : words[i])
                + (after[i] == null ? "" : after[i]);
    }

    /** Whether a space between the two changes how they are read. */
    private static boolean areJoined(String left, String right) {
        return !words(left + right).equals(words(left + " " + right));
    }

    private static List<String> words(String text) {
        return Lexeme.of(new SourceFile("pair", text)).stream()
                .map(Lexeme::text)
                .toList();
    }
}
