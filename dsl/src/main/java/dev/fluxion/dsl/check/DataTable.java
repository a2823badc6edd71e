package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Expression.Text;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Columns of numbers in a CSV file with a header line; lines that begin with {@code #} are comments.
 *
 * @param name the file as written
 * @param file where it is
 * @param columns the header of every column that is wanted, by name
 * @param spans where the file says so, by name
 */
record DataTable(Text name, Path file, Map<String, String> columns, Map<String, Span> spans) {

    /**
     * The columns in the order of {@code columns}: {@code [column][row]}; every mistake is reported, the last one thrown.
     *
     * @param full columns, the first ones, that have a number in each row; a cell of the others may be empty, which is NaN
     */
    double[][] read(int full, Reporter reporter) {
        List<Diagnostic> found = DataFiles.check(name, file, columns, spans);
        if (!found.isEmpty()) {
            found.subList(0, found.size() - 1).forEach(reporter::report);
            throw new Mistake(found.getLast());
        }
        try {
            List<String> lines = Files.readAllLines(file);
            if (!lines.isEmpty()) {
                lines.set(0, lines.getFirst().replace("\uFEFF", ""));
            }
            return parse(lines, full);
        } catch (CharacterCodingException e) {
            throw mistake("it is not UTF-8 text");
        } catch (IOException e) {
            throw mistake("reading it failed: " + e.getMessage());
        }
    }

    private double[][] parse(List<String> lines, int full) {
        List<String> header = List.of();
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = Arrays.asList(line.split(",", -1));
            cells.replaceAll(DataTable::bare);
            if (header.isEmpty()) {
                header = cells;
            } else if (cells.size() != header.size()) {
                throw mistake("line " + (i + 1) + " has " + cells.size() + " values for " + header.size() + " columns");
            } else {
                rows.add(numbers(header, cells, i + 1, full));
            }
        }
        if (rows.isEmpty()) {
            throw mistake("there is no row of numbers below a header");
        }
        double[][] table = new double[columns.size()][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int c = 0; c < table.length; c++) {
                table[c][row] = rows.get(row)[c];
            }
        }
        return table;
    }

    /** A cell without blanks and quotes around it. */
    private static String bare(String cell) {
        String text = cell.strip();
        int from = text.startsWith("\"") ? 1 : 0;
        int to = text.length() > from && text.endsWith("\"") ? text.length() - 1 : text.length();
        return text.substring(from, to);
    }

    private double[] numbers(List<String> header, List<String> cells, int line, int full) {
        double[] row = new double[columns.size()];
        int c = 0;
        for (String column : columns.values()) {
            String cell = cells.get(header.indexOf(column));
            try {
                row[c] = Double.parseDouble(cell);
            } catch (NumberFormatException e) {
                row[c] = Double.NaN;
            }
            boolean missing = c >= full && cell.isEmpty();
            if (!Double.isFinite(row[c++]) && !missing) {
                throw mistake("line " + line + ", column `" + column + "`: `" + cell + "` is not a finite number");
            }
        }
        return row;
    }

    private Mistake mistake(String why) {
        return new Mistake(Code.E0701.at(name.span(), name.value()).label(why));
    }
}
