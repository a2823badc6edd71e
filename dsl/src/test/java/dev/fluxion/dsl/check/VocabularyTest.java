package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.dsl.Vocabulary;
import dev.fluxion.dsl.Vocabulary.Kind;
import dev.fluxion.dsl.Vocabulary.Word;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.syntax.Lexeme;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What editors are told agrees with the lexer and the checks. */
class VocabularyTest {
    private static Set<String> names(Kind kind) {
        return Vocabulary.words(kind).stream().map(Word::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyFunctionAndSettingIsDescribedAndNoOther() {
        assertEquals(new TreeSet<>(Functions.NAMES), names(Kind.FUNCTION));
        assertEquals(new TreeSet<>(Regions.FORMS.keySet()), names(Kind.REGION));
        assertEquals(new TreeSet<>(Trainings.SETTINGS), names(Kind.SETTING));
    }

    @Test
    void statementsClausesAndConstantsAreWhatTheLexerTakesThemFor() {
        for (Word word : Vocabulary.words()) {
            Lexeme lexeme =
                    Lexeme.of(new SourceFile("word", "x " + word.name())).getLast();
            boolean builtIn = Scope.BUILT_IN_VALUES.contains(word.name());
            switch (word.kind()) {
                case STATEMENT -> assertEquals(Lexeme.Kind.STATEMENT, lexeme.kind(), word.name());
                case CLAUSE -> assertEquals(Lexeme.Kind.KEYWORD, lexeme.kind(), word.name());
                case CONSTANT ->
                    assertEquals(builtIn ? Lexeme.Kind.NAME : Lexeme.Kind.CONSTANT, lexeme.kind(), word.name());
                case FUNCTION, REGION, SETTING ->
                    assertEquals(
                            word.name().equals("exact") ? Lexeme.Kind.STATEMENT : Lexeme.Kind.NAME,
                            lexeme.kind(),
                            word.name());
            }
        }
        assertEquals(25, names(Kind.STATEMENT).size());
    }
}
