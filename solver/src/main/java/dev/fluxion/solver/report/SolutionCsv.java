package dev.fluxion.solver.report;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.FieldUncertainty;
import dev.fluxion.solver.TrainedModel;
import dev.fluxion.solver.geometry.SolutionPoints;
import dev.fluxion.solver.metrics.Truth;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code solution.csv}: coordinates and fields at the {@link SolutionPoints}, {@code exact_u} where the closed form is known, and {@code half_width_95_a}, half the
 * width of the 95 % confidence interval, of fields inferred from noisy data.
 */
final class SolutionCsv {
    private SolutionCsv() {}

    static void write(Problem problem, TrainedModel model, List<FieldUncertainty> uncertain, OutputStream stream)
            throws IOException {
        double[][] points = SolutionPoints.of(problem);
        List<Node> fields = new ArrayList<>();
        List<String> header = new ArrayList<>();
        problem.axes().stream().map(Axis::name).forEach(header::add);
        problem.fields().stream().map(Field::name).forEach(header::add);
        for (int f = 0; f < problem.fields().size(); f++) {
            fields.add(problem.graph().field(f));
        }
        double[][] values = model.evaluate(fields, points);
        List<double[]> more = new ArrayList<>();
        problem.exact().forEach((field, node) -> {
            header.add("exact_" + problem.fields().get(field).name());
            more.add(Truth.values(node, points));
        });
        for (FieldUncertainty field : uncertain) {
            header.add("half_width_95_" + field.name());
            more.add(IntStream.range(0, points.length)
                    .mapToDouble(field::halfWidth)
                    .toArray());
        }
        double[][] rows = new double[points.length][header.size()];
        for (int i = 0; i < rows.length; i++) {
            int c = points[i].length;
            System.arraycopy(points[i], 0, rows[i], 0, c);
            System.arraycopy(values[i], 0, rows[i], c, values[i].length);
            c += values[i].length;
            for (double[] column : more) {
                rows[i][c++] = column[i];
            }
        }
        CsvOut.write(stream, header, rows);
    }
}
