package dev.fluxion.dsl.explain;

import dev.fluxion.autodiff.graph.Decimal;
import java.util.List;
import java.util.Locale;

/** Plain text: numbers and columns. */
final class Plain {
    private Plain() {}

    static String number(double value) {
        return Decimal.significant(value, 8);
    }

    /** Thousands apart by a thin gap, as in {@code 12 737}. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
    }

    /** Left-aligned columns two spaces apart, each line indented by two and ended by a newline; a line of one cell spans all columns. */
    static String columns(List<List<String>> lines) {
        int[] widths = new int[lines.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> line : lines) {
            for (int i = 0; i < line.size() && line.size() > 1; i++) {
                widths[i] = Math.max(widths[i], length(line.get(i)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder("  ");
            for (int i = 0; i < line.size(); i++) {
                row.append(line.get(i)).append(" ".repeat(Math.max(0, widths[i] - length(line.get(i))) + 2));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** Items separated by commas, broken before column 100, later lines indented. */
    static String wrap(String lead, List<String> items) {
        StringBuilder text = new StringBuilder(lead);
        int column = length(lead);
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i) + (i + 1 < items.size() ? "," : "");
            if (i > 0 && column + 1 + length(item) > 100) {
                text.append("\n    ");
                column = 4;
            }
            text.append(' ').append(item);
            column += 1 + length(item);
        }
        return text.append('\n').toString();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
