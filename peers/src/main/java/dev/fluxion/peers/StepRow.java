package dev.fluxion.peers;

import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.bench.StepShape;
import java.util.List;
import java.util.Locale;

/**
 * One shape timed on both engines, as a line of the table and of the file that keeps it.
 *
 * @param matrixThreads threads of libtorch's matrix products: 1 or all, whichever was faster in its warm-up
 * @param loss difference of the losses before timing, relative
 * @param gradient difference of the gradients before timing, relative
 * @param ours median seconds of our step
 * @param theirs median seconds of libtorch's
 * @param ourSteps steps whose median {@code ours} is
 * @param theirSteps steps whose median {@code theirs} is
 * @param ourProcessors seconds of processor time per second of our timed steps
 * @param theirProcessors the same of libtorch; above the threads, or far below, the comparison is not fair
 * @param fractionOfPeak useful operations of our step per second / peak of all threads
 */
record StepRow(
        StepShape shape,
        Precision precision,
        int threads,
        int matrixThreads,
        double loss,
        double gradient,
        double ours,
        double theirs,
        int ourSteps,
        int theirSteps,
        double ourProcessors,
        double theirProcessors,
        double fractionOfPeak) {
    static final String HEADER =
            "shape,precision,threads,libtorch_matrix_threads,loss_difference,gradient_difference,fluxion_seconds,"
                    + "libtorch_seconds,fluxion_steps,libtorch_steps,fluxion_processors,libtorch_processors,fraction_of_peak";

    static final List<String> TITLE = List.of(
            "| points x width x layers | precision | threads | of libtorch's products | Fluxion ms | libtorch ms | ratio | of peak | loss, gradient differ by "
                    + "| steps timed | processors |",
            "|---|---|---|---|---|---|---|---|---|---|---|");

    double ratio() {
        return theirs / ours;
    }

    /** Whether {@code other} is a timing of the same step. */
    boolean repeats(StepRow other) {
        return shape.equals(other.shape) && precision == other.precision && threads == other.threads;
    }

    /** The line of the file, under {@link #HEADER}. */
    String csv() {
        return String.format(
                Locale.ROOT,
                "%s,%s,%d,%d,%.3g,%.3g,%.6g,%.6g,%d,%d,%.3f,%.3f,%.4f",
                shape,
                name(precision),
                threads,
                matrixThreads,
                loss,
                gradient,
                ours,
                theirs,
                ourSteps,
                theirSteps,
                ourProcessors,
                theirProcessors,
                fractionOfPeak);
    }

    static StepRow parse(String csv) {
        String[] f = csv.split(",");
        return new StepRow(
                StepShape.parse(f[0]),
                Precision.valueOf(f[1].toUpperCase(Locale.ROOT)),
                Integer.parseInt(f[2]),
                Integer.parseInt(f[3]),
                Double.parseDouble(f[4]),
                Double.parseDouble(f[5]),
                Double.parseDouble(f[6]),
                Double.parseDouble(f[7]),
                Integer.parseInt(f[8]),
                Integer.parseInt(f[9]),
                Double.parseDouble(f[10]),
                Double.parseDouble(f[11]),
                Double.parseDouble(f[12]));
    }

    /** The line of the table, under {@link #TITLE}. */
    String markdown() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %d | %s | %s | %.2f | %.0f %% | %.0e, %.0e | %d, %d | %.2f, %.2f |",
                shape,
                name(precision),
                threads,
                matrixThreads,
                milliseconds(ours),
                milliseconds(theirs),
                ratio(),
                fractionOfPeak * 100,
                loss,
                gradient,
                ourSteps,
                theirSteps,
                ourProcessors,
                theirProcessors);
    }

    /** Three digits without an exponent. */
    private static String milliseconds(double seconds) {
        double value = seconds * 1e3;
        int decimals = (int) Math.clamp(2 - Math.floor(Math.log10(value)), 0, 6);
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    static String name(Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT);
    }
}
