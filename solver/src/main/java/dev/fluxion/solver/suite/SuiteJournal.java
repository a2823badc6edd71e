package dev.fluxion.solver.suite;

import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.report.CsvOut;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The finished runs of a suite, one line of a CSV file each, written as soon as the run ends. */
public final class SuiteJournal {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader("id", "seed", "budget", "parameters", "seconds", "steps", "error", "reason")
            .setSkipHeaderRecord(true)
            .setRecordSeparator('\n')
            .get();

    private final Path file;
    private final List<SuiteOutcome> outcomes = new ArrayList<>();

    private SuiteJournal(Path file) {
        this.file = file;
    }

    /**
     * Opens the journal, or begins one.
     *
     * @throws SolveException if the file is there and is none, or cannot be written
     */
    public static SuiteJournal open(Path file) {
        SuiteJournal journal = new SuiteJournal(file);
        try {
            if (Files.exists(file)) {
                journal.read();
            } else {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, FORMAT.format((Object[]) FORMAT.getHeader()) + "\n");
            }
        } catch (IOException | UncheckedIOException e) {
            throw new SolveException("cannot keep results in " + file + ": " + e.getMessage());
        }
        return journal;
    }

    /** All finished runs, in the order in which they ended. */
    public List<SuiteOutcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** Whether a problem was run with a seed and a budget. */
    public boolean holds(SuiteProblem problem, long seed, double budget) {
        return outcomes.stream().anyMatch(o -> o.id().equals(problem.id()) && o.seed() == seed && o.budget() == budget);
    }

    /** Adds a run. */
    public void add(SuiteOutcome o) {
        outcomes.add(o);
        String line = FORMAT.format(
                o.id(),
                o.seed(),
                CsvOut.number(o.budget()),
                o.parameters(),
                CsvOut.number(o.seconds()),
                o.steps(),
                CsvOut.number(o.error()),
                o.reason());
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new SolveException("cannot add a result to " + file + ": " + e.getMessage());
        }
    }

    private void read() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file);
                CSVParser parser = FORMAT.parse(reader)) {
            for (CSVRecord row : parser) {
                outcomes.add(new SuiteOutcome(
                        row.get("id"),
                        Long.parseLong(row.get("seed")),
                        Double.parseDouble(row.get("budget")),
                        Integer.parseInt(row.get("parameters")),
                        Double.parseDouble(row.get("seconds")),
                        Integer.parseInt(row.get("steps")),
                        Double.parseDouble(row.get("error")),
                        row.get("reason")));
            }
        } catch (IllegalArgumentException e) {
            throw new SolveException(
                    file + " holds no results of a suite: " + e.getMessage() + "; choose another folder with --out");
        }
    }
}
