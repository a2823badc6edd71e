package dev.fluxion.solver.bench;

/**
 * The step on one number of threads.
 *
 * @param threads workers
 * @param seconds median of the timed steps
 * @param warmUpSteps steps before those
 * @param timedSteps steps whose median is taken
 * @param usefulFlopsPerSecond useful operations of the step / seconds
 * @param fractionOfPeak that / (peak of one thread · threads)
 * @param speedup seconds on the first number of threads that was asked for / seconds
 */
public record StepTiming(
        int threads,
        double seconds,
        int warmUpSteps,
        int timedSteps,
        double usefulFlopsPerSecond,
        double fractionOfPeak,
        double speedup) {}
