package dev.fluxion.dsl.format;

import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.syntax.Lexeme;
import dev.fluxion.dsl.syntax.Lexeme.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The two ways of writing the signs of mathematics. The tree of a file is the same in both, names aside; the names of Greek letters are
 * left alone where data files may know them, and where the other spelling is taken.
 */
public enum Notations {
    /** {@code lap(u)}, {@code dot(U, V)}, {@code u^2}, {@code pi}, {@code <=}, {@code theta}. */
    ASCII,
    /** {@code Δu}, {@code ∇p}, {@code u²}, {@code π}, {@code ≤}, {@code θ}; products of vectors stay calls. */
    UNICODE;

    /**
     * The text in this notation; its layout is as it was, up to the width of words.
     *
     * @param source a text that parses without errors
     */
    public String write(SourceFile source) {
        List<Lexeme> lexemes =
                Lexeme.of(source).stream().filter(l -> l.kind() != Kind.COMMENT).toList();
        Rewriting rewriting = new Rewriting(source, lexemes);
        switch (this) {
            case ASCII -> {
                new AsciiSigns(rewriting, lexemes).write();
                rename(rewriting, lexemes, Greek::ascii);
            }
            case UNICODE -> {
                new UnicodeSigns(rewriting, lexemes).write();
                rename(rewriting, lexemes, Greek::unicode);
            }
        }
        return rewriting.text();
    }

    private static void rename(Rewriting rewriting, List<Lexeme> lexemes, Function<String, Optional<String>> spelling) {
        if (lexemes.stream().anyMatch(l -> l.is("from") || l.is("table"))) {
            return;
        }
        Set<String> taken = new HashSet<>();
        lexemes.stream().filter(l -> l.kind() == Kind.NAME).forEach(l -> taken.add(l.text()));
        Map<String, String> names = new HashMap<>();
        for (String name : taken) {
            spelling.apply(name)
                    .filter(other -> !taken.contains(other) && !names.containsValue(other))
                    .ifPresent(other -> names.put(name, other));
        }
        for (int i = 0; i < lexemes.size(); i++) {
            String name = names.get(lexemes.get(i).text());
            if (lexemes.get(i).kind() == Kind.NAME && name != null && !rewriting.isReplaced(i)) {
                rewriting.replace(i, name);
            }
        }
    }
}
