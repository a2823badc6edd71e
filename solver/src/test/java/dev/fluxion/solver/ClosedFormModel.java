package dev.fluxion.solver;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.metrics.Truth;
import java.util.List;

/** A model whose fields are given functions: the slow twin of a trained one. */
public record ClosedFormModel(Graph graph, List<Node> fields, Buffer parameters) implements TrainedModel {
    public ClosedFormModel(Graph graph, List<Node> fields) {
        this(graph, fields, Buffer.of(Precision.F64, 1, 2.5, -3e-7));
    }

    @Override
    public double[][] evaluate(List<Node> nodes, double[][] points, double[][] normals) {
        double[][] values = new double[points.length][nodes.size()];
        for (int k = 0; k < nodes.size(); k++) {
            double[] column = Truth.values(Substitution.fields(graph, nodes.get(k), fields::get), points, normals);
            for (int i = 0; i < points.length; i++) {
                values[i][k] = column[i];
            }
        }
        return values;
    }
}
