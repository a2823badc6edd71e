package dev.fluxion.solver.study;

import java.util.Arrays;
import java.util.Locale;

/**
 * The distribution of a few numbers; NaN counts as infinity, so that a run which diverged is the worst and not missing.
 *
 * @param sorted the numbers, ascending
 */
public record Spread(double[] sorted) {
    /** The distribution of {@code values}, which are not modified. */
    public static Spread of(double[] values) {
        double[] sorted = Arrays.stream(values)
                .map(v -> Double.isNaN(v) ? Double.POSITIVE_INFINITY : v)
                .sorted()
                .toArray();
        return new Spread(sorted);
    }

    public int count() {
        return sorted.length;
    }

    /** The middle value, the mean of the two middle ones of an even number; NaN of nothing. */
    public double median() {
        int middle = sorted.length / 2;
        return sorted.length == 0
                ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double least() {
        return sorted.length == 0 ? Double.NaN : sorted[0];
    }

    public double greatest() {
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1];
    }

    public double mean() {
        return Arrays.stream(sorted).average().orElse(Double.NaN);
    }

    /** {@code median [least, greatest]}, or {@code –} for nothing. */
    public String text() {
        return sorted.length == 0 ? "–" : number(median()) + " [" + number(least()) + ", " + number(greatest()) + "]";
    }

    /** Three significant digits; {@code ∞} for what diverged. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "–" : "∞";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e4)) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : size >= 0.01 ? 4 : 5;
        return String.format(Locale.ROOT, "%." + (size == 0 ? 0 : decimals) + "f", value);
    }
}
