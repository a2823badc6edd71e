package dev.fluxion.peers;

import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.bench.StepShape;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The table of steps, and the geometric mean of its ratios. */
final class StepComparison {
    /** Small to large; the two last are bound by their matrix products alone. */
    static final List<String> SHAPES =
            List.of("1000x20x3", "2000x50x4", "10000x64x5", "10000x100x5", "4096x128x10", "8192x256x4");

    private StepComparison() {}

    static void run(List<StepShape> shapes, List<Precision> precisions, List<Integer> threads, PrintStream out) {
        out.println(
                "One Adam step of 2-D Poisson. Before timing, loss and gradient agree to 1e-5 (f32), 1e-10 (f64). Medians after 3 s of");
        out.println("warm-up each; the two run by turns, 5 rounds of about 0.6 s (at least 2 steps) each.");
        out.println();
        out.println(
                "| points x width x layers | precision | threads | Fluxion ms | libtorch ms | ratio | of peak | agreement of loss, gradient | steps timed (warm-up) | libtorch's processors |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (Precision precision : precisions) {
            for (int count : threads) {
                double logarithms = 0;
                for (StepShape shape : shapes) {
                    PairedRun.Row row = PairedRun.of(shape, precision, count);
                    logarithms += Math.log(row.ratio());
                    out.println(text(row));
                    out.flush();
                }
                out.printf(
                        Locale.ROOT,
                        "| geometric mean | %s | %d | | | %.2f | | | | |%n",
                        name(precision),
                        count,
                        Math.exp(logarithms / shapes.size()));
            }
        }
    }

    private static String text(PairedRun.Row row) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %.3g | %.3g | %.2f | %.0f %% | %.0e, %.0e | %d, %d (%d, %d) | %.2f |",
                row.shape(),
                name(row.precision()),
                row.threads(),
                row.ours() * 1e3,
                row.theirs() * 1e3,
                row.ratio(),
                row.fractionOfPeak() * 100,
                row.agreement().loss(),
                row.agreement().gradient(),
                row.timed()[0],
                row.timed()[1],
                row.warmUp()[0],
                row.warmUp()[1],
                row.processors());
    }

    private static String name(Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT);
    }
}
