package dev.fluxion.solver.check;

import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.autodiff.graph.Rows;
import dev.fluxion.solver.TrainedModel;
import dev.fluxion.solver.geometry.PointSet;
import java.util.List;

/**
 * The fields of a trained model.
 *
 * @param model what is asked
 */
record ModelValues(TrainedModel model) implements FieldValues {
    @Override
    public double[] values(Derivative derivative, PointSet points) {
        double[][] places = Rows.transpose(points.coordinates(), points.count());
        return Rows.column(model.evaluate(List.of(derivative), places), 0);
    }
}
