package dev.fluxion.solver.metrics;

import dev.fluxion.solver.SolveException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** Reads columns of numbers from CSV files with a header line; lines starting with {@code #} are comments. */
public final class CsvTable {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setIgnoreSurroundingSpaces(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private CsvTable() {}

    /**
     * The named columns.
     *
     * @return {@code [column][row]}, all finite
     * @throws SolveException if the file cannot be read, a column is missing or a row is malformed; names the file, line and column
     */
    public static double[][] read(Path file, List<String> columns) {
        return read(file, columns, List.of());
    }

    /**
     * The named columns, and then others in which a cell may be empty.
     *
     * @return {@code [column][row]}, all finite, but NaN where a cell is empty
     * @throws SolveException if the file cannot be read, a column is missing or a row is malformed; names the file, line and column
     */
    static double[][] read(Path file, List<String> full, List<String> sparse) {
        List<String> columns = Stream.concat(full.stream(), sparse.stream()).toList();
        if (Files.isDirectory(file)) {
            throw new SolveException(file + " is a folder, not a CSV file");
        }
        if (!Files.exists(file)) {
            throw new SolveException("cannot open " + file + ": no such file");
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            skipByteOrderMark(reader);
            try (CSVParser parser = FORMAT.parse(reader)) {
                return read(file, parser, columns, full.size());
            }
        } catch (AccessDeniedException e) {
            throw new SolveException("cannot open " + file + ": permission denied");
        } catch (CharacterCodingException e) {
            throw new SolveException(file + " is not UTF-8 text");
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new SolveException(file + " is not a readable CSV file: " + firstLine(e));
        }
    }

    private static double[][] read(Path file, CSVParser parser, List<String> columns, int full) {
        List<String> header = parser.getHeaderNames();
        if (header.isEmpty()) {
            throw new SolveException(
                    file + " is empty; its first line must name the columns " + String.join(", ", columns));
        }
        for (String column : columns) {
            if (!header.contains(column)) {
                throw new SolveException(
                        file + " has no column `" + column + "`; its columns are: " + String.join(", ", header));
            }
        }
        double[][] values = new double[columns.size()][64];
        int count = 0;
        for (CSVRecord row : parser) {
            long line = parser.getCurrentLineNumber();
            if (row.size() != header.size()) {
                throw new SolveException(file + ", line " + line + ": " + row.size() + " values for " + header.size()
                        + " columns (" + String.join(", ", header) + ")");
            }
            for (int c = 0; c < values.length; c++) {
                if (count == values[c].length) {
                    values[c] = Arrays.copyOf(values[c], 2 * count);
                }
                String cell = row.get(columns.get(c));
                values[c][count] = c >= full && cell.isEmpty() ? Double.NaN : number(file, line, columns.get(c), cell);
            }
            count++;
        }
        if (count == 0) {
            throw new SolveException(file + " has a header but no rows");
        }
        for (int c = 0; c < values.length; c++) {
            values[c] = Arrays.copyOf(values[c], count);
        }
        return values;
    }

    private static double number(Path file, long line, String column, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, with the place
        }
        throw new SolveException(
                file + ", line " + line + ", column `" + column + "`: `" + text + "` is not a finite number");
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
