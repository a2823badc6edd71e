package dev.fluxion.kernels.bench;

import java.util.Locale;

/** Counts the calls of a benchmark and keeps the best rate of its iterations. */
final class Rate {
    private double best;
    private long calls;
    private long start;

    /** At the beginning of an iteration. */
    void start() {
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
        double seconds = (System.nanoTime() - start) * 1e-9;
        best = Math.max(best, work * calls / seconds);
    }

    /** Prints the best rate of floating-point operations, and its part of the {@code peak}. */
    void report(double peak) {
        System.out.printf(
                Locale.ROOT, "%n%.1f GFLOP/s, %.2f of the peak of %.1f%n", best * 1e-9, best / peak, peak * 1e-9);
    }

    /** Work per second in the best iteration. */
    double best() {
        return best;
    }
}
