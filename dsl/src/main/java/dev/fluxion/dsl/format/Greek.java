package dev.fluxion.dsl.format;

import dev.fluxion.dsl.syntax.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Greek letters and their names: {@code θ} and {@code theta}, {@code u_θθ} and {@code u_theta_theta}. */
final class Greek {
    private static final Map<Character, String> NAMES = new HashMap<>();
    private static final Map<String, Character> LETTERS = new HashMap<>();

    static {
        String letters = "αβγδεζηθικλμνξοπρστυφχψω";
        String[] names =
                ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau"
                                + " upsilon phi chi psi omega")
                        .split(" ");
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            enter(letters.charAt(i), name);
            char capital = Character.toUpperCase(letters.charAt(i));
            enter(capital, Character.toUpperCase(name.charAt(0)) + name.substring(1));
        }
    }

    private Greek() {}

    /** π and Δ are signs of the language, not letters of names. */
    private static void enter(char letter, String name) {
        if (letter != 'π' && letter != 'Δ') {
            NAMES.put(letter, name);
            LETTERS.put(name, letter);
        }
    }

    /** The name in ASCII, where it has Greek letters or subscripts. */
    static Optional<String> ascii(String word) {
        String plain = Spelling.normalise(word);
        int stem = plain.indexOf('_');
        String suffix = plain.substring(stem + 1);
        boolean derivative = stem > 0
                && suffix.chars().allMatch(Character::isLetter)
                && suffix.chars().anyMatch(c -> NAMES.containsKey((char) c));
        String spelt = derivative
                ? spell(plain.substring(0, stem)) + "_"
                        + suffix.chars()
                                .mapToObj(c -> spell(Character.toString(c)))
                                .collect(Collectors.joining("_"))
                : spell(plain);
        return spelt.equals(word) ? Optional.empty() : Optional.of(spelt);
    }

    private static String spell(String text) {
        return text.chars()
                .mapToObj(c -> NAMES.getOrDefault((char) c, Character.toString(c)))
                .collect(Collectors.joining());
    }

    /** The name with Greek letters, where parts of it are names of such. */
    static Optional<String> unicode(String word) {
        List<String> parts = new ArrayList<>();
        for (String part : word.split("_", -1)) {
            Character letter = LETTERS.get(part);
            parts.add(letter == null ? part : letter.toString());
        }
        String written = String.join("_", parts);
        return written.equals(word) ? Optional.empty() : Optional.of(written);
    }
}
