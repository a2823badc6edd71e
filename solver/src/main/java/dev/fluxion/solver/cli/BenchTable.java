package dev.fluxion.solver.cli;

import dev.fluxion.solver.bench.PointSetCost;
import dev.fluxion.solver.bench.StepReport;
import dev.fluxion.solver.bench.StepTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code fluxion bench} prints for people. */
final class BenchTable {
    private BenchTable() {}

    static String of(String name, StepReport report) {
        String line = System.lineSeparator();
        StringBuilder text = new StringBuilder();
        text.append(format(
                        "%s: %s, width %d, %d hidden layers, %d parameters, %s, vectors of %d, JDK %s",
                        name,
                        FrontEnd.plural(report.points(), "point"),
                        report.width(),
                        report.layers(),
                        report.parameters(),
                        report.precision().name().toLowerCase(Locale.ROOT),
                        report.lanes(),
                        Runtime.version()))
                .append(line);
        if (report.costs().size() > 1) {
            for (PointSetCost cost : report.costs()) {
                text.append(format(
                                "  %s: %d points, %d channels, %.3g Mflop",
                                String.join(", ", cost.terms()), cost.points(), cost.channels(), cost.flops() * 1e-6))
                        .append(line);
            }
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("threads", "ms/step", "Mflop", "Gflop/s", "of peak", "speed-up"));
        for (StepTiming timing : report.timings()) {
            rows.add(List.of(
                    String.valueOf(timing.threads()),
                    format("%.4g", timing.seconds() * 1e3),
                    format("%.4g", report.flops() * 1e-6),
                    format("%.1f", timing.usefulFlopsPerSecond() * 1e-9),
                    format("%.1f %%", timing.fractionOfPeak() * 100),
                    format("%.2f", timing.speedup())));
        }
        text.append(Table.of(rows));
        text.append(format(
                        "ms/step: median Adam step (%s); Mflop: useful operations (minimal Taylor-mode count); peak: %.1f Gflop/s of "
                                + "fused multiply-adds per thread",
                        report.timings().stream()
                                .map(t -> format("%d timed after %d", t.timedSteps(), t.warmUpSteps()))
                                .collect(Collectors.joining("; ")),
                        report.peakFlopsPerSecond() * 1e-9))
                .append(line);
        text.append(format(
                        "memory: workspace %.2f MB, points %.2f MB, parameters with gradient and moments %.2f MB; garbage of a step: %d bytes",
                        report.memory().workspace() * 1e-6,
                        report.memory().points() * 1e-6,
                        report.memory().buffers() * 1e-6,
                        report.memory().allocatedPerStep()))
                .append(line);
        return text.toString();
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
