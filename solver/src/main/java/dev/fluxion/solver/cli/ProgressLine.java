package dev.fluxion.solver.cli;

import dev.fluxion.solver.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Puts progress into words. */
final class ProgressLine {
    private static final int BAR = 16;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    private ProgressLine() {}

    /** One line of at most {@code columns} characters; of the terms, the largest that still fit. */
    static String bar(Progress p, List<String> terms, OptionalDouble error, OptionalDouble left, int columns) {
        double done = p.totalSteps() == 0 ? 1 : Math.clamp((double) p.step() / p.totalSteps(), 0, 1);
        StringBuilder line = new StringBuilder();
        line.append(p.stage()).append(' ').append(bar(done));
        line.append(String.format(Locale.ROOT, " %3d%%  %d/%d", (int) (100 * done), p.step(), p.totalSteps()));
        String end = ending(p, error, left);
        line.append(String.format(Locale.ROOT, "  loss %.2e", p.loss()));
        String parts = parts(p, terms, columns - line.length() - end.length());
        line.append(parts).append(end);
        return line.length() <= columns ? line.toString() : line.substring(0, Math.max(0, columns));
    }

    /** One line for a log. */
    static String plain(Progress p, List<String> terms, OptionalDouble error, OptionalDouble left) {
        return String.format(Locale.ROOT, "step %d/%d %s  loss %.3e", p.step(), p.totalSteps(), p.stage(), p.loss())
                + parts(p, terms, Integer.MAX_VALUE)
                + ending(p, error, left);
    }

    private static String ending(Progress p, OptionalDouble error, OptionalDouble left) {
        StringBuilder end = new StringBuilder();
        error.ifPresent(e -> end.append(String.format(Locale.ROOT, "  error %.2e", e)));
        if (p.stepsPerSecond() > 0) {
            end.append(
                    String.format(Locale.ROOT, p.stepsPerSecond() < 10 ? "  %.1f/s" : "  %.0f/s", p.stepsPerSecond()));
        }
        left.ifPresent(seconds -> end.append("  ").append(clock(seconds)).append(" left"));
        return end.toString();
    }

    /** {@code (eq1 1.2e-03 bc1 4.5e-05)} in the order of the terms. */
    private static String parts(Progress p, List<String> terms, int room) {
        List<String> words = new ArrayList<>();
        for (int k = 0; k < terms.size(); k++) {
            words.add(String.format(Locale.ROOT, "%s %.1e", terms.get(k), p.termLosses()[k]));
        }
        List<Integer> bySize = IntStream.range(0, terms.size())
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -p.weights()[k] * p.termLosses()[k]))
                .toList();
        int used = "  ()".length();
        List<Integer> shown = new ArrayList<>();
        for (int k : bySize) {
            int needed = words.get(k).length() + (shown.isEmpty() ? 0 : 1);
            if (used + needed > room) {
                break;
            }
            used += needed;
            shown.add(k);
        }
        if (shown.isEmpty()) {
            return "";
        }
        return "  (" + String.join(" ", shown.stream().sorted().map(words::get).toList()) + ")";
    }

    private static String bar(double done) {
        int eighths = (int) (done * BAR * 8);
        StringBuilder bar = new StringBuilder("▕");
        for (int k = 0; k < BAR; k++) {
            int here = Math.clamp(eighths - 8L * k, 0, 8);
            bar.append(here == 8 ? '█' : EIGHTHS.charAt(here));
        }
        return bar.append('▏').toString();
    }

    /** {@code 0:07}, {@code 12:34}, {@code 1:02:03}. */
    static String clock(double seconds) {
        long s = Math.round(seconds);
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }
}
