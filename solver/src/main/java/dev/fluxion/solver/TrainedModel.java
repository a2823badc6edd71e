package dev.fluxion.solver;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.kernels.Buffer;
import java.util.List;

/**
 * The fields of a problem as trained networks, with exact derivatives of any order.
 *
 * <p>Models that {@link Solver} returns may be evaluated by several threads at once, and so may several models of one {@code Problem}:
 * the values have the same bits as those of a single thread.
 */
public interface TrainedModel {
    /**
     * Values of expressions in the unknowns, hard conditions included.
     *
     * @param nodes expressions of the problem's graph in terms of the unknowns (not of raw network outputs), any derivative
     * @param points {@code [point][coordinate]}, space first, time last
     * @return {@code [point][node]}
     */
    default double[][] evaluate(List<Node> nodes, double[][] points) {
        return evaluate(nodes, points, new double[points.length][0]);
    }

    /**
     * The same for expressions that mention the outward normal.
     *
     * @param normals {@code [point][space axis]}, empty where no expression mentions them
     */
    double[][] evaluate(List<Node> nodes, double[][] points, double[][] normals);

    /** The flat parameters. Not to be modified. */
    Buffer parameters();
}
