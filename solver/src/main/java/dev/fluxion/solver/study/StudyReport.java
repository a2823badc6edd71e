package dev.fluxion.solver.study;

import java.util.List;

/**
 * What a study shows.
 *
 * @param markdown tables and sentences
 * @param charts pictures
 */
public record StudyReport(String markdown, List<StudyChart> charts) {
    public StudyReport {
        charts = List.copyOf(charts);
    }

    /** A table in Markdown. */
    public static String table(List<String> header, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        line(text, header);
        line(text, header.stream().map(h -> "---").toList());
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
