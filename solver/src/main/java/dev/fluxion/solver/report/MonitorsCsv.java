package dev.fluxion.solver.report;

import dev.fluxion.solver.metrics.MonitorValues;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** {@code monitors.csv}: time and one column per monitor. */
final class MonitorsCsv {
    private MonitorsCsv() {}

    static void write(SolveReport report, OutputStream stream) throws IOException {
        MonitorValues monitors = report.monitors();
        List<String> header = new ArrayList<>();
        header.add(report.problem().timeAxis().orElseThrow().name());
        header.addAll(monitors.names());
        double[][] rows = new double[monitors.times().length][header.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = monitors.times()[i];
            System.arraycopy(monitors.values()[i], 0, rows[i], 1, header.size() - 1);
        }
        CsvOut.write(stream, header, rows);
    }
}
