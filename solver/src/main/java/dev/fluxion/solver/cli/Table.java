package dev.fluxion.solver.cli;

import java.util.List;

/** Lines up columns of text. */
final class Table {
    private Table() {}

    /** Rows with two spaces before each and between columns. */
    static String of(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                line.append("  ")
                        .append(row.get(c))
                        .append(" ".repeat(widths[c] - row.get(c).length()));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }
}
