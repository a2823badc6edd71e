package dev.fluxion.solver.check;

import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.solver.TrainedModel;
import dev.fluxion.solver.geometry.PointSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The fields of a trained model.
 *
 * @param model what is asked
 */
record ModelValues(TrainedModel model) implements FieldValues {
    @Override
    public double[] values(Derivative derivative, PointSet points) {
        double[][] rows =
                IntStream.range(0, points.count()).mapToObj(points::point).toArray(double[][]::new);
        double[][] values = model.evaluate(List.of(derivative), rows);
        double[] column = new double[values.length];
        for (int p = 0; p < values.length; p++) {
            column[p] = values[p][0];
        }
        return column;
    }
}
