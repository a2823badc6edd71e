package dev.fluxion.dsl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The words of the language, each with an example and a line about it, for editors. They stand in {@code vocabulary.txt}. */
public final class Vocabulary {
    private static final String RESOURCE = "vocabulary.txt";

    /** Where a word belongs. */
    public enum Kind {
        /** Leads a statement. */
        STATEMENT,
        /** Leads a later part of a statement. */
        CLAUSE,
        CONSTANT,
        FUNCTION,
        /** Makes a region. */
        REGION,
        /** A key of a train block. */
        SETTING
    }

    /**
     * One word.
     *
     * @param kind where it belongs
     * @param name the word
     * @param usage an example
     * @param text a sentence or two
     */
    public record Word(Kind kind, String name, String usage, String text) {}

    private Vocabulary() {}

    /** All words, kind by kind. */
    public static List<Word> words() {
        return Words.ALL;
    }

    /** The words of one kind. */
    public static List<Word> words(Kind kind) {
        return Words.ALL.stream().filter(word -> word.kind() == kind).toList();
    }

    /** The meanings of a word; {@code exact} is both a statement and a function. */
    public static List<Word> find(String name) {
        return Words.ALL.stream().filter(word -> word.name().equals(name)).toList();
    }

    /** Read when first asked for. */
    private static final class Words {
        private static final List<Word> ALL = read();

        private static List<Word> read() {
            try (InputStream stream = Vocabulary.class.getResourceAsStream(RESOURCE)) {
                String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                return text.lines().map(Words::word).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Word word(String line) {
            String[] parts = line.split(" \\| ", 3);
            String[] head = parts[0].split(" ");
            return new Word(Kind.valueOf(head[0].toUpperCase(Locale.ROOT)), head[1], parts[1], parts[2]);
        }
    }
}
