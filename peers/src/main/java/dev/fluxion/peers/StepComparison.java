package dev.fluxion.peers;

import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.bench.StepShape;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table of steps. Rows are kept in a file as soon as they are timed, so that the table can be made in pieces, each of them short enough
 * for an idle machine; a row that is timed again replaces the former one.
 */
final class StepComparison {
    /** Small to large; the two last are bound by their matrix products alone. */
    static final List<String> SHAPES =
            List.of("1000x20x3", "2000x50x4", "10000x64x5", "10000x100x5", "4096x128x10", "8192x256x4");

    private final Path file;

    /** @param file rows of former pieces, if it exists */
    StepComparison(Path file) {
        this.file = file;
    }

    void run(List<StepShape> shapes, List<Precision> precisions, List<Integer> threads, PrintStream out)
            throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.notExists(file)) {
            Files.writeString(file, StepRow.HEADER + "\n");
        }
        for (Precision precision : precisions) {
            for (int count : threads) {
                for (StepShape shape : shapes) {
                    StepRow row = PairedRun.of(shape, precision, count);
                    Files.writeString(file, row.csv() + "\n", StandardOpenOption.APPEND);
                    out.println(row.csv());
                    out.flush();
                }
            }
        }
        print(out);
    }

    /** All rows of the file by precision and threads, with the geometric mean of their ratios. */
    private void print(PrintStream out) throws IOException {
        List<StepRow> rows = rows();
        StepRow.TITLE.forEach(out::println);
        for (Precision precision : Precision.values()) {
            List<Integer> counts =
                    rows.stream().map(StepRow::threads).distinct().sorted().toList();
            for (int threads : counts) {
                List<StepRow> some = rows.stream()
                        .filter(row -> row.precision() == precision && row.threads() == threads)
                        .toList();
                some.forEach(row -> out.println(row.markdown()));
                some.stream()
                        .mapToDouble(row -> Math.log(row.ratio()))
                        .average()
                        .ifPresent(mean -> out.printf(
                                Locale.ROOT,
                                "| geometric mean of %d | %s | %d | | | | %.2f | | | | |%n",
                                some.size(),
                                StepRow.name(precision),
                                threads,
                                Math.exp(mean)));
            }
        }
    }

    private List<StepRow> rows() throws IOException {
        List<StepRow> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.equals(StepRow.HEADER)) {
                StepRow row = StepRow.parse(line);
                rows.removeIf(row::repeats);
                rows.add(row);
            }
        }
        return rows;
    }
}
