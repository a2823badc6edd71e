package dev.fluxion.solver.suite;

import dev.fluxion.solver.SolveException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * One problem of a suite.
 *
 * @param id its name, and that of its file without {@code .pde}
 * @param file the problem file
 * @param target the largest error that counts as solved: relative L2 error of the worst field
 * @param seconds the time it may take at a budget of 1
 * @param published the best result known from elsewhere, in words
 */
public record SuiteProblem(String id, Path file, double target, double seconds, String published) {
    private static final List<String> COLUMNS = List.of("id", "target", "seconds", "published");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setIgnoreSurroundingSpaces(true)
            .get();

    /**
     * The problems of a suite file, in its order.
     *
     * @throws SolveException if the file cannot be read or a row is wrong; names the row
     */
    public static List<SuiteProblem> read(Path suite) {
        if (!Files.isRegularFile(suite)) {
            throw new SolveException(
                    "cannot open " + suite + ": no such file; the suite of the repository is examples/pde/suite.csv");
        }
        try (BufferedReader reader = Files.newBufferedReader(suite);
                CSVParser parser = FORMAT.parse(reader)) {
            if (!parser.getHeaderNames().containsAll(COLUMNS)) {
                throw new SolveException(suite + " needs the columns " + String.join(", ", COLUMNS) + "; it has "
                        + String.join(", ", parser.getHeaderNames()));
            }
            List<SuiteProblem> problems = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            for (CSVRecord row : parser) {
                SuiteProblem problem = read(suite, parser.getCurrentLineNumber(), row);
                if (!ids.add(problem.id())) {
                    throw new SolveException(suite + ": `" + problem.id() + "` stands there twice");
                }
                problems.add(problem);
            }
            return problems;
        } catch (IOException | UncheckedIOException e) {
            throw new SolveException("cannot read " + suite + ": " + e.getMessage());
        }
    }

    private static SuiteProblem read(Path suite, long line, CSVRecord row) {
        String place = suite + ", line " + line;
        if (!row.isConsistent()) {
            throw new SolveException(place + ": " + row.size() + " values are not one for each column");
        }
        String id = row.get("id");
        Path file = suite.resolveSibling(id + ".pde");
        if (!Files.isRegularFile(file)) {
            throw new SolveException(place + ": there is no " + file);
        }
        return new SuiteProblem(
                id, file, positive(place, row, "target"), positive(place, row, "seconds"), row.get("published"));
    }

    private static double positive(String place, CSVRecord row, String column) {
        try {
            double value = Double.parseDouble(row.get(column));
            if (value > 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, with the place
        }
        throw new SolveException(
                place + ", column `" + column + "`: `" + row.get(column) + "` is not a positive number");
    }
}
