package dev.fluxion.kernels.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** Counts the calls of a benchmark, and keeps the best rate of its iterations and each one's part of the peak around it. */
final class Rate {
    private final DoubleSupplier peak;
    private final List<Double> parts = new ArrayList<>();
    private double best;
    private double before;
    private long calls;
    private long start;

    /** @param peak floating-point operations per second that are possible now; it is asked before and after each iteration, since others share the processor */
    Rate(DoubleSupplier peak) {
        this.peak = peak;
    }

    /** At the beginning of an iteration. */
    void start() {
        before = peak.getAsDouble();
        calls = 0;
        start = System.nanoTime();
    }

    /** Before each call. */
    void call() {
        calls++;
    }

    /**
     * At the end of an iteration.
     *
     * @param work operations, elements or bytes of one call
     */
    void stop(double work) {
        double rate = work * calls / ((System.nanoTime() - start) * 1e-9);
        best = Math.max(best, rate);
        parts.add(2 * rate / (before + peak.getAsDouble()));
    }

    /** Prints the best rate of floating-point operations, and the median of its parts of the peak. */
    void report() {
        System.out.printf(
                Locale.ROOT,
                "%n%.1f GFLOP/s, %.2f of the peak (median of %d iterations)%n",
                best * 1e-9,
                part(),
                parts.size());
    }

    /** Work per second in the best iteration. */
    double best() {
        return best;
    }

    /** The median over iterations of work per floating-point operation that was possible. */
    double part() {
        List<Double> sorted = new ArrayList<>(parts);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
