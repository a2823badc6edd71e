package dev.fluxion.solver.lsp;

import dev.fluxion.dsl.Vocabulary;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.syntax.Lexeme;
import dev.fluxion.dsl.syntax.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.TextEdit;

/**
 * Another name for what is declared in the document, wherever it stands: also as the stem of a derivative and in subscripts. Names that
 * mean something else are left alone: dummies of a sum, parameters of a function, keys of settings.
 */
record Renaming(Analysis analysis) {

    /** The declaration and the word at an offset, where it can be renamed: it stands in this document. */
    Optional<Lexeme> word(int offset) {
        return analysis.at(offset)
                .filter(lexeme -> lexeme.kind() == Lexeme.Kind.NAME)
                .filter(lexeme -> analysis.names()
                        .find(lexeme.text())
                        .filter(d -> analysis.own(d.place().start()))
                        .isPresent());
    }

    /**
     * The changes.
     *
     * @throws Refused if the new name is none, is taken, or does not fit into subscripts
     */
    List<TextEdit> edits(int offset, String name) {
        Lexeme word = word(offset).orElseThrow(() -> new Refused("this is not a name declared in this file"));
        Declaration declaration = analysis.names().find(word.text()).orElseThrow();
        String renamed = Spelling.normalise(name);
        List<Lexeme> parts = Lexeme.of(new SourceFile("name", name));
        boolean isName = parts.size() == 1
                && parts.getFirst().kind() == Lexeme.Kind.NAME
                && parts.getFirst().text().equals(name);
        if (!isName || !Vocabulary.find(renamed).isEmpty()) {
            throw new Refused("`" + name + "` cannot be used as a name");
        }
        if (analysis.names().read(renamed).isPresent() || mentioned().contains(renamed)) {
            throw new Refused("`" + name + "` already has a meaning in this file");
        }
        List<TextEdit> edits = new ArrayList<>();
        for (List<Lexeme> statement : statements()) {
            Set<String> locals = locals(statement);
            for (int i = 0; i < statement.size(); i++) {
                Lexeme lexeme = statement.get(i);
                if (lexeme.kind() == Lexeme.Kind.NAME && !isKey(statement, i, declaration)) {
                    replaced(lexeme.text(), declaration, renamed, locals)
                            .ifPresent(text ->
                                    edits.add(new TextEdit(analysis.positions().range(lexeme.span()), text)));
                }
            }
        }
        return edits;
    }

    /** A new name that cannot be, in words for the user. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    private Set<String> mentioned() {
        return analysis.lexemes().stream()
                .filter(l -> l.kind() == Lexeme.Kind.NAME)
                .map(l -> Spelling.normalise(l.text()))
                .collect(Collectors.toSet());
    }

    private Optional<String> replaced(String word, Declaration declaration, String renamed, Set<String> locals) {
        Optional<Names.Reading> reading = analysis.names().read(word);
        if (reading.isEmpty()) {
            return Optional.empty();
        }
        String stem = reading.get().stem().name();
        List<String> axes = reading.get().axes();
        String newStem = stem.equals(declaration.name()) ? renamed : stem;
        List<String> newAxes = axes.stream()
                .map(axis -> axis.equals(declaration.name()) ? renamed : axis)
                .toList();
        if (locals.contains(stem) || stem.equals(newStem) && axes.equals(newAxes)) {
            return Optional.empty();
        }
        if (axes.isEmpty()) {
            return Optional.of(newStem);
        }
        boolean letters = newAxes.stream().allMatch(axis -> axis.length() == 1);
        return Optional.of(newStem + "_" + String.join(letters ? "" : "_", newAxes));
    }

    private List<List<Lexeme>> statements() {
        List<List<Lexeme>> statements = new ArrayList<>();
        for (Lexeme lexeme : analysis.lexemes()) {
            if (lexeme.leads() || statements.isEmpty()) {
                statements.add(new ArrayList<>());
            }
            statements.getLast().add(lexeme);
        }
        return statements;
    }

    /** Dummies of sums and repetitions, and the parameters of a function where it is defined. */
    private static Set<String> locals(List<Lexeme> statement) {
        Set<String> locals = new HashSet<>();
        boolean function = statement.size() > 3
                && statement.get(0).is("let")
                && statement.get(2).is("(")
                && statement.get(1).span().end() == statement.get(2).span().start();
        for (int i = 3; function && i < statement.size() && !statement.get(i).is(")"); i++) {
            locals.add(Spelling.normalise(statement.get(i).text()));
        }
        boolean declares = statement.getFirst().is("domain")
                || statement.getFirst().is("time")
                || statement.getFirst().is("infer")
                || statement.getFirst().is("param")
                || statement.getFirst().is("sweep");
        for (int i = 1; i + 1 < statement.size() && !declares; i++) {
            boolean bound = statement.get(i - 1).is("(") || statement.get(i - 1).is("for");
            if (bound && statement.get(i + 1).is("in")) {
                locals.add(Spelling.normalise(statement.get(i).text()));
            }
        }
        return locals;
    }

    /** Whether a name is the key of an argument, a setting or an attribute; labels are keys of {@code relative}. */
    private static boolean isKey(List<Lexeme> statement, int i, Declaration declaration) {
        boolean assigned = i + 1 < statement.size() && statement.get(i + 1).is("=");
        boolean attribute = statement.subList(0, i).stream().anyMatch(l -> l.is("with"));
        long open = statement.subList(0, i).stream()
                        .filter(l -> l.kind() == Lexeme.Kind.OPENER)
                        .count()
                - statement.subList(0, i).stream()
                        .filter(l -> l.kind() == Lexeme.Kind.CLOSER)
                        .count();
        return assigned && (open > 0 || attribute) && declaration.kind() != Declaration.Kind.LABEL;
    }
}
