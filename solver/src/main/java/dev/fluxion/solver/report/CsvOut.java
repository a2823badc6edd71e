package dev.fluxion.solver.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes tables of numbers with all their digits. */
public final class CsvOut {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private CsvOut() {}

    /** A header and rows; {@code rows[row][column]}. Leaves the stream open. */
    public static void write(OutputStream stream, List<String> header, double[][] rows) throws IOException {
        CSVPrinter printer = open(stream, header);
        for (double[] row : rows) {
            for (double value : row) {
                printer.print(number(value));
            }
            printer.println();
        }
        printer.flush();
    }

    static CSVPrinter open(OutputStream stream, List<String> header) throws IOException {
        Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(writer, FORMAT);
        printer.printRecord(header);
        return printer;
    }

    /** The shortest text that reads back as the same number; whole numbers without {@code .0}. */
    public static String number(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
