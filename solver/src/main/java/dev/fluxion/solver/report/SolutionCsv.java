package dev.fluxion.solver.report;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.TrainedModel;
import dev.fluxion.solver.geometry.Grid;
import dev.fluxion.solver.metrics.Truth;
import dev.fluxion.solver.sampling.Sobol;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code solution.csv}: coordinates and fields, and {@code exact_u} where the closed form is known, on a grid of about ten thousand points;
 * on as many scattered points where a grid would have fewer than 8 per axis.
 */
final class SolutionCsv {
    private static final int MOST = 10_201;
    private static final int MOST_ON_A_LINE = 1_001;

    private SolutionCsv() {}

    static void write(Problem problem, TrainedModel model, OutputStream stream) throws IOException {
        double[][] points =
                Arrays.stream(points(problem.axes())).filter(problem::contains).toArray(double[][]::new);
        List<Node> fields = new ArrayList<>();
        List<String> header = new ArrayList<>();
        problem.axes().stream().map(Axis::name).forEach(header::add);
        problem.fields().stream().map(Field::name).forEach(header::add);
        for (int f = 0; f < problem.fields().size(); f++) {
            fields.add(problem.graph().field(f));
        }
        double[][] values = model.evaluate(fields, points);
        List<double[]> exact = new ArrayList<>();
        problem.exact().forEach((field, node) -> {
            header.add("exact_" + problem.fields().get(field).name());
            exact.add(Truth.values(node, points));
        });
        double[][] rows = new double[points.length][header.size()];
        for (int i = 0; i < rows.length; i++) {
            int c = points[i].length;
            System.arraycopy(points[i], 0, rows[i], 0, c);
            System.arraycopy(values[i], 0, rows[i], c, values[i].length);
            c += values[i].length;
            for (double[] column : exact) {
                rows[i][c++] = column[i];
            }
        }
        CsvOut.write(stream, header, rows);
    }

    private static double[][] points(List<Axis> axes) {
        int[] sizes = Grid.sizes(axes.size(), axes.size() == 1 ? MOST_ON_A_LINE : MOST);
        if (sizes[0] >= 8) {
            return Grid.points(axes, sizes);
        }
        double[][] unit = new Sobol().sample(MOST, axes.size(), 0, 0);
        double[][] points = new double[MOST][axes.size()];
        for (int i = 0; i < MOST; i++) {
            for (int d = 0; d < axes.size(); d++) {
                points[i][d] = axes.get(d).lower() + axes.get(d).length() * unit[d][i];
            }
        }
        return points;
    }
}
