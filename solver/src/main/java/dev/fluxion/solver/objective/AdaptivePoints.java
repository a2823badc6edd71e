package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Philox;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.geometry.PointSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Residual-adaptive collocation points, after the distribution |r| / mean |r| + 1 of Wu et al. (2023): half of the points are chosen among many
 * candidates with probabilities proportional to |r|. The other half is evenly spread, and not chosen at random, which would leave gaps for the network to do in what it likes.
 */
final class AdaptivePoints {
    /** Candidates per chosen point. */
    static final int CANDIDATES = 8;

    private final int terms;
    private final RawNodes nodes;

    /** For the residuals of one point set. */
    AdaptivePoints(ResidualGraph residuals, List<Residual> terms, Mlp network, Precision precision, Workers workers) {
        this.terms = terms.size();
        List<Node> rootsAndWeights = Stream.concat(
                        terms.stream().map(Residual::root), terms.stream().map(Residual::weight))
                .toList();
        nodes = new RawNodes(residuals.graph(), rootsAndWeights, network, precision, workers);
    }

    /** {@code count} of the candidates with probabilities proportional to their size, no one twice. */
    static PointSet choose(PointSet candidates, double[] size, int count, long seed) {
        return candidates.subset(systematic(size, Arrays.stream(size).sum(), count, Philox.uniform(seed, 0, 0)));
    }

    /**
     * √(Σ λ·w·r²) over the residuals, at each point, and 0 where it is not finite.
     *
     * @param lambda the weight of each residual
     */
    double[] sizes(PointSet candidates, Buffer parameters, double[] lambda) {
        nodes.points(candidates);
        double[][] rows = nodes.rows(parameters);
        double[] size = new double[candidates.count()];
        for (int k = 0; k < terms; k++) {
            double[] residual = rows[k];
            double[] weight = rows[terms + k];
            for (int i = 0; i < size.length; i++) {
                size[i] += lambda[k] * weight[i] * residual[i] * residual[i];
            }
        }
        for (int i = 0; i < size.length; i++) {
            size[i] = Double.isFinite(size[i]) ? Math.sqrt(size[i]) : 0;
        }
        return size;
    }

    /** Systematic sampling: ticks at equal distances over the cumulated shares; a candidate under several ticks counts once, and the first ones fill up. */
    private static int[] systematic(double[] share, double total, int count, double offset) {
        int[] chosen = new int[Math.min(count, share.length)];
        boolean[] taken = new boolean[share.length];
        int found = 0;
        double sum = 0;
        int tick = 0;
        for (int i = 0; i < share.length && found < chosen.length; i++) {
            sum += share[i] / total * count;
            if (tick + offset < sum) {
                chosen[found++] = i;
                taken[i] = true;
            }
            while (tick + offset < sum) {
                tick++;
            }
        }
        for (int i = 0; found < chosen.length; i++) {
            if (!taken[i]) {
                chosen[found++] = i;
            }
        }
        return chosen;
    }
}
