package dev.fluxion.peers;

import java.util.function.Supplier;

/** Processor time per second of some rounds of work, each of them looked at as a whole: a round is more than its timed steps. */
final class ProcessorShare {
    private double seconds;
    private double processorSeconds;

    double[] of(Supplier<double[]> round) {
        long start = System.nanoTime();
        double before = TorchThreads.processorSeconds();
        double[] times = round.get();
        processorSeconds += TorchThreads.processorSeconds() - before;
        seconds += (System.nanoTime() - start) * 1e-9;
        return times;
    }

    double mean() {
        return processorSeconds / seconds;
    }
}
