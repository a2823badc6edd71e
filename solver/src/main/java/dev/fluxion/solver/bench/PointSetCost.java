package dev.fluxion.solver.bench;

import dev.fluxion.autodiff.network.Dense;
import dev.fluxion.autodiff.tile.TileProgram;
import java.util.List;

/**
 * What the points of one set cost per step.
 *
 * @param terms names of the loss terms evaluated there
 * @param points N
 * @param channels jet channels that the network carries per point, C
 * @param flops useful floating-point operations of all N points, forward and reverse
 * @param bytes of the prepared columns of the points
 */
public record PointSetCost(List<String> terms, int points, int channels, long flops, long bytes) {
    /** Copies the names. */
    public PointSetCost {
        terms = List.copyOf(terms);
    }

    /** Σ over dense layers of 2·in·out·C·N forward, twice that in reverse, once for the first layer. */
    static PointSetCost of(List<String> terms, int points, TileProgram program, int elementBytes) {
        long perPoint = 0;
        for (Dense layer : program.network().layers()) {
            int sweeps = layer.weights() == 0 ? 2 : 3;
            perPoint += sweeps * 2L * layer.inputs() * layer.outputs() * program.channels();
        }
        long rows = program.columns().size() + program.weights().size();
        return new PointSetCost(terms, points, program.channels(), perPoint * points, rows * points * elementBytes);
    }
}
