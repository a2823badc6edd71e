package dev.fluxion.solver.report;

import dev.fluxion.solver.Progress;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.stablegrad.StableGradTelemetry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;

/**
 * {@code history.csv}: one row per progress report; unweighted loss and weight of every term; empty where no error was measured. With
 * StableGrad also its reference, and the standard deviation and factor of every weight gradient.
 */
final class HistoryCsv {
    private HistoryCsv() {}

    static void write(SolveResult result, OutputStream stream) throws IOException {
        List<String> header = new ArrayList<>(List.of("step", "stage", "seconds", "loss"));
        result.terms().forEach(term -> header.add("loss_" + term));
        result.terms().forEach(term -> header.add("weight_" + term));
        header.add("learning_rate");
        header.add("rel_l2");
        List<String> blocks = blocks(result);
        if (!blocks.isEmpty()) {
            header.add("stablegrad_reference");
            blocks.forEach(block -> header.add("std_" + block));
            blocks.forEach(block -> header.add("factor_" + block));
        }
        CSVPrinter printer = CsvOut.open(stream, header);
        for (Progress p : result.history()) {
            printer.print(p.step());
            printer.print(p.stage());
            numbers(printer, p.seconds(), p.loss());
            numbers(printer, p.termLosses());
            numbers(printer, p.weights());
            numbers(printer, p.learningRate());
            printer.print(p.error().isPresent() ? CsvOut.number(p.error().getAsDouble()) : "");
            stableGrad(printer, p, blocks);
            printer.println();
        }
        printer.flush();
    }

    /** The blocks that StableGrad rescales in any stage. */
    private static List<String> blocks(SolveResult result) {
        return result.history().stream()
                .flatMap(p -> p.stableGrad().stream())
                .flatMap(t -> t.blocks().stream())
                .distinct()
                .toList();
    }

    private static void stableGrad(CSVPrinter printer, Progress p, List<String> blocks) throws IOException {
        if (blocks.isEmpty()) {
            return;
        }
        if (p.stableGrad().isEmpty()) {
            for (int i = 0; i < 2 * blocks.size() + 1; i++) {
                printer.print("");
            }
            return;
        }
        StableGradTelemetry t = p.stableGrad().get();
        numbers(printer, t.reference());
        for (double[] values : List.of(t.spreads(), t.factors())) {
            for (String block : blocks) {
                int at = t.blocks().indexOf(block);
                printer.print(at < 0 ? "" : CsvOut.number(values[at]));
            }
        }
    }

    private static void numbers(CSVPrinter printer, double... values) throws IOException {
        for (double value : values) {
            printer.print(CsvOut.number(value));
        }
    }
}
