package dev.fluxion.dsl.syntax;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Names that look alike. */
public final class Spelling {
    private Spelling() {}

    /** The name as the language compares it: Unicode NFKC, so that the micro sign µ is the letter μ and x₁ is x1. */
    public static String normalise(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC);
    }

    /**
     * The candidate that {@code word} was probably meant to be: same letters in another case, or at most one edit in a word of
     * three letters and two in a longer one.
     */
    public static Optional<String> closest(String word, Collection<String> candidates) {
        Optional<String> sameLetters =
                candidates.stream().filter(c -> c.equalsIgnoreCase(word)).min(Comparator.naturalOrder());
        if (sameLetters.isPresent() || word.length() > 40) {
            return sameLetters;
        }
        return candidates.stream()
                .filter(c -> distance(word, c) <= allowed(Math.min(word.length(), c.length())))
                .min(Comparator.comparingInt((String c) -> distance(word, c)).thenComparing(Comparator.naturalOrder()));
    }

    private static int allowed(int length) {
        return length < 2 ? 0 : length <= 4 ? 1 : 2;
    }

    /** Damerau–Levenshtein distance (optimal string alignment), ignoring case. */
    static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
