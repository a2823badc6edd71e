package dev.fluxion.solver.bench;

import dev.fluxion.kernels.Precision;
import java.util.List;

/**
 * What was measured of one step.
 *
 * @param costs by set of points
 * @param parameters of the network
 * @param width of the hidden layers
 * @param layers number of hidden layers
 * @param precision of parameters and activations
 * @param lanes elements of one vector
 * @param peakFlopsPerSecond fused multiply-adds of one thread, two operations each
 * @param timings one per number of threads, in the order asked for
 * @param memory what it holds
 */
public record StepReport(
        List<PointSetCost> costs,
        int parameters,
        int width,
        int layers,
        Precision precision,
        int lanes,
        double peakFlopsPerSecond,
        List<StepTiming> timings,
        StepMemory memory) {
    /** Copies the lists. */
    public StepReport {
        costs = List.copyOf(costs);
        timings = List.copyOf(timings);
    }

    /** Points of all sets. */
    public long points() {
        return costs.stream().mapToLong(PointSetCost::points).sum();
    }

    /** Useful floating-point operations of a step. */
    public long flops() {
        return costs.stream().mapToLong(PointSetCost::flops).sum();
    }
}
