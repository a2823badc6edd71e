package dev.fluxion.solver.study;

import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.report.CsvOut;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The finished runs of a study, one line of {@code results.csv} each, written as soon as the run ends. */
public final class StudyJournal {
    private static final String SECONDS = "seconds";
    private static final String COMMIT = "commit";

    private final Path file;
    private final Study study;
    private final CSVFormat format;
    private final List<StudyResult> results = new ArrayList<>();

    private StudyJournal(Path file, Study study) {
        this.file = file;
        this.study = study;
        List<String> columns = new ArrayList<>(study.factors());
        columns.addAll(study.measures());
        columns.add(SECONDS);
        columns.add(COMMIT);
        format = CSVFormat.DEFAULT
                .builder()
                .setHeader(columns.toArray(String[]::new))
                .setSkipHeaderRecord(true)
                .setRecordSeparator('\n')
                .get();
    }

    /**
     * Opens the journal, or begins one.
     *
     * @throws SolveException if the file is there and is none of this study, or cannot be written
     */
    public static StudyJournal open(Path file, Study study) {
        StudyJournal journal = new StudyJournal(file, study);
        String header = journal.format.format((Object[]) journal.format.getHeader());
        try {
            if (Files.exists(file)) {
                journal.read(header);
            } else {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, header + "\n");
            }
        } catch (IOException | UncheckedIOException e) {
            throw new SolveException("cannot keep results in " + file + ": " + e.getMessage());
        }
        return journal;
    }

    /** All finished runs. */
    public StudyResults results() {
        return new StudyResults(results);
    }

    /** Adds a run. */
    public void add(StudyResult result) {
        List<Object> cells = new ArrayList<>();
        study.factors().forEach(f -> cells.add(result.levels().get(f)));
        study.measures().forEach(m -> cells.add(CsvOut.number(result.measures().get(m))));
        cells.add(CsvOut.number(result.seconds()));
        cells.add(result.commit());
        try {
            Files.writeString(file, format.format(cells.toArray()) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new SolveException("cannot add a result to " + file + ": " + e.getMessage());
        }
        results.add(result);
    }

    private void read(String header) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            reader.mark(1 << 16);
            String found = reader.readLine();
            if (!header.equals(found)) {
                throw mismatch("its columns are " + found + ", not " + header);
            }
            reader.reset();
            try (CSVParser parser = format.parse(reader)) {
                for (CSVRecord row : parser) {
                    results.add(result(row));
                }
            } catch (IllegalArgumentException e) {
                throw mismatch(e.getMessage());
            }
        }
    }

    private StudyResult result(CSVRecord row) {
        Map<String, String> levels = new HashMap<>();
        study.factors().forEach(f -> levels.put(f, row.get(f)));
        Map<String, Double> measures = new HashMap<>();
        study.measures().forEach(m -> measures.put(m, Double.parseDouble(row.get(m))));
        return new StudyResult(levels, measures, Double.parseDouble(row.get(SECONDS)), row.get(COMMIT));
    }

    private SolveException mismatch(String why) {
        return new SolveException(file + " holds no results of the study " + study.name() + ": " + why
                + "; choose another folder with --out");
    }
}
