package dev.fluxion.solver.report;

import dev.fluxion.solver.Progress;
import dev.fluxion.solver.SolveResult;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;

/** {@code history.csv}: one row per progress report; unweighted loss and weight of every term; empty where no error was measured. */
final class HistoryCsv {
    private HistoryCsv() {}

    static void write(SolveResult result, OutputStream stream) throws IOException {
        List<String> header = new ArrayList<>(List.of("step", "stage", "seconds", "loss"));
        result.terms().forEach(term -> header.add("loss_" + term));
        result.terms().forEach(term -> header.add("weight_" + term));
        header.add("learning_rate");
        header.add("rel_l2");
        CSVPrinter printer = CsvOut.open(stream, header);
        for (Progress p : result.history()) {
            printer.print(p.step());
            printer.print(p.stage());
            numbers(printer, p.seconds(), p.loss());
            numbers(printer, p.termLosses());
            numbers(printer, p.weights());
            numbers(printer, p.learningRate());
            printer.print(p.error().isPresent() ? CsvOut.number(p.error().getAsDouble()) : "");
            printer.println();
        }
        printer.flush();
    }

    private static void numbers(CSVPrinter printer, double... values) throws IOException {
        for (double value : values) {
            printer.print(CsvOut.number(value));
        }
    }
}
