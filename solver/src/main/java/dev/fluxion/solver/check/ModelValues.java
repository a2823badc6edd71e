package dev.fluxion.solver.check;

import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.solver.TrainedModel;
import dev.fluxion.solver.geometry.PointSet;
import java.util.Arrays;
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
        return Arrays.stream(model.evaluate(List.of(derivative), rows))
                .mapToDouble(values -> values[0])
                .toArray();
    }
}
