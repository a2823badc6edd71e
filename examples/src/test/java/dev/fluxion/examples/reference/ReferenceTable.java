package dev.fluxion.examples.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table of points and values: lines that begin with {@code #} say how it was made, then a header, then one row per point.
 *
 * @param comments without the {@code #}
 * @param columns names of the coordinates, then of the fields
 * @param rows coordinates, then values
 */
record ReferenceTable(List<String> comments, List<String> columns, List<double[]> rows) {

    /** Coordinates are written exactly, values to twelve significant digits. */
    void write(Path file, int coordinates) throws IOException {
        List<String> lines = new ArrayList<>();
        comments.forEach(comment -> lines.add("# " + comment));
        lines.add(String.join(",", columns));
        for (double[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(i == 0 ? "" : ",").append(i < coordinates ? exact(row[i]) : rounded(row[i]));
            }
            lines.add(line.toString());
        }
        Files.write(file, lines);
    }

    static ReferenceTable read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> comments = lines.stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .toList();
        List<String> data = lines.stream().filter(line -> !line.startsWith("#")).toList();
        List<double[]> rows = data.stream().skip(1).map(ReferenceTable::row).toList();
        return new ReferenceTable(comments, List.of(data.getFirst().split(",")), rows);
    }

    private static double[] row(String line) {
        String[] cells = line.split(",");
        double[] row = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            row[i] = Double.parseDouble(cells[i]);
        }
        return row;
    }

    private static String exact(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String rounded(double value) {
        // Adding 0.0 turns a negative zero into a positive one.
        return Double.toString(Double.parseDouble(String.format(Locale.ROOT, "%.11e", value)) + 0.0);
    }
}
