package dev.fluxion.dsl.format;

import java.util.List;

/** Puts the signs {@code =} of neighbouring settings, and the comments of neighbouring lines, into one column. */
final class Alignment {
    private Alignment() {}

    /** The lines as text. */
    static String text(List<Line> lines) {
        groups(lines, line -> line.indent == 0, Alignment::alignEquals);
        StringBuilder out = new StringBuilder();
        groups(lines, line -> false, group -> print(group, out));
        return out.toString();
    }

    private interface Ends {
        boolean test(Line line);
    }

    private interface Work {
        void on(List<Line> group);
    }

    /** Groups end at blank lines and at lines that stand for themselves. */
    private static void groups(List<Line> lines, Ends ends, Work work) {
        int start = 0;
        for (int i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).blankBefore || ends.test(lines.get(i))) {
                work.on(lines.subList(start, i));
                start = i;
            }
        }
    }

    private static void alignEquals(List<Line> group) {
        int column = group.stream().mapToInt(line -> line.equals).max().orElse(-1);
        for (Line line : group) {
            if (line.equals >= 0) {
                line.text.insert(line.equals, " ".repeat(column - line.equals));
            }
        }
    }

    private static void print(List<Line> group, StringBuilder out) {
        int column = group.stream()
                .filter(Line::hasBoth)
                .mapToInt(line -> line.width() + 2)
                .max()
                .orElse(0);
        for (Line line : group) {
            out.append(line.blankBefore ? "\n" : "").append(" ".repeat(line.indent));
            out.append(line.text);
            if (line.hasBoth()) {
                out.append(" ".repeat(column - line.width()));
            }
            out.append(line.comment).append('\n');
        }
    }
}
