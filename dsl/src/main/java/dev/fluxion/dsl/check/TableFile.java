package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.custom.GridInterpolation;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.syntax.Expression.Text;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The file of {@code table("k.csv", x, y)}: one column per argument in their order, then the value; a header line; one row per point of a
 * tensor grid, in any order.
 */
final class TableFile {
    private final Text name;
    private final int dimension;
    private final List<double[]> rows = new ArrayList<>();

    private TableFile(Text name, int dimension) {
        this.name = name;
        this.dimension = dimension;
    }

    /** Reads the interpolant of a file. */
    static GridInterpolation read(Text name, int dimension, Scope scope) {
        Path file = DataFiles.resolve(name, scope);
        Optional<Diagnostic> unreadable = DataFiles.unreadable(name.value(), name.span(), file);
        if (unreadable.isPresent()) {
            throw new Mistake(unreadable.get());
        }
        TableFile table = new TableFile(name, dimension);
        try {
            table.parse(Files.readAllLines(file));
        } catch (CharacterCodingException e) {
            throw table.mistake("it is not UTF-8 text");
        } catch (IOException e) {
            throw table.mistake("reading it failed: " + e.getMessage());
        }
        return table.interpolation();
    }

    private void parse(List<String> lines) {
        boolean header = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replace("\uFEFF", "").strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split(",", -1);
            if (cells.length != dimension + 1) {
                throw mistake("line " + (i + 1) + " has " + cells.length + " columns; " + dimension
                        + " coordinates and a value are needed");
            }
            if (header) {
                rows.add(numbers(cells, i + 1));
            }
            header = true;
        }
        if (rows.isEmpty()) {
            throw mistake("there is no row of numbers below a header");
        }
    }

    private double[] numbers(String[] cells, int line) {
        double[] row = new double[cells.length];
        for (int c = 0; c < row.length; c++) {
            try {
                row[c] = Double.parseDouble(cells[c].strip());
            } catch (NumberFormatException e) {
                row[c] = Double.NaN;
            }
            if (!Double.isFinite(row[c])) {
                throw mistake("line " + line + ": `" + cells[c].strip() + "` is not a finite number");
            }
        }
        return row;
    }

    private GridInterpolation interpolation() {
        double[][] ticks = new double[dimension][];
        long points = 1;
        for (int d = 0; d < dimension; d++) {
            int axis = d;
            // Adding zero makes -0 and 0 the same grid line.
            ticks[d] = rows.stream()
                    .mapToDouble(row -> row[axis] + 0.0)
                    .sorted()
                    .distinct()
                    .toArray();
            if (ticks[d].length < 2) {
                throw mistake("column " + (d + 1) + " has one value only; a grid needs two or more");
            }
            points *= ticks[d].length;
        }
        if (points != rows.size()) {
            throw mistake(rows.size() + " rows do not fill a grid of "
                    + String.join(
                            " × ", Arrays.stream(ticks).map(t -> "" + t.length).toList()) + " points");
        }
        double[] values = new double[rows.size()];
        boolean[] filled = new boolean[values.length];
        for (double[] row : rows) {
            int index = 0;
            for (int d = 0; d < dimension; d++) {
                index = index * ticks[d].length + Arrays.binarySearch(ticks[d], row[d] + 0.0);
            }
            if (filled[index]) {
                throw mistake("two rows are for the same grid point, and one has none");
            }
            filled[index] = true;
            values[index] = row[dimension];
        }
        return new GridInterpolation("table", ticks, values);
    }

    private Mistake mistake(String why) {
        return new Mistake(Code.E0708.at(name.span(), name.value()).label(why));
    }
}
