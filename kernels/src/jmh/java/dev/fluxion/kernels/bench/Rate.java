package dev.fluxion.kernels.bench;

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

    /** Work per second in the best iteration. */
    double best() {
        return best;
    }
}
