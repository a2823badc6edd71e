package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.TrainedModel;
import dev.fluxion.solver.geometry.PointSet;
import java.util.List;

/** A trained network together with the problem it solves. */
public final class PinnModel implements TrainedModel {
    private static final int BATCH = 1 << 14;

    private final Problem problem;
    private final ResidualGraph residuals;
    private final Mlp network;
    private final Buffer parameters;

    public PinnModel(Problem problem, ResidualGraph residuals, Mlp network, Buffer parameters) {
        this.problem = problem;
        this.residuals = residuals;
        this.network = network;
        this.parameters = parameters;
    }

    @Override
    public double[][] evaluate(List<Node> nodes, double[][] points, double[][] normals) {
        double[][] result = new double[points.length][nodes.size()];
        try (Workers workers = new Workers(1)) {
            for (int start = 0; start < points.length; start += BATCH) {
                int count = Math.min(BATCH, points.length - start);
                double[][] rows =
                        evaluator(nodes, points, normals, start, count, workers).rows(parameters);
                for (int i = 0; i < rows.length; i++) {
                    for (int p = 0; p < count; p++) {
                        result[start + p][i] = rows[i][p];
                    }
                }
            }
        }
        return result;
    }

    private FieldEvaluator evaluator(
            List<Node> nodes, double[][] points, double[][] normals, int start, int count, Workers workers) {
        double[][] coordinates = new double[problem.dimension()][count];
        for (int p = 0; p < count; p++) {
            if (points[start + p].length != coordinates.length) {
                throw new IllegalArgumentException("point " + (start + p) + " has " + points[start + p].length
                        + " coordinates, the problem " + coordinates.length);
            }
            for (int i = 0; i < coordinates.length; i++) {
                coordinates[i][p] = points[start + p][i];
            }
        }
        double[][] normalRows = new double[problem.dimension()][count];
        for (int p = 0; p < count; p++) {
            for (int i = 0; i < normals[start + p].length; i++) {
                normalRows[i][p] = normals[start + p][i];
            }
        }
        return new FieldEvaluator(
                residuals,
                network,
                parameters.precision(),
                nodes,
                new PointSet(coordinates, normalRows, count),
                workers);
    }

    @Override
    public Buffer parameters() {
        return parameters;
    }
}
