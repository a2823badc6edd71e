package dev.fluxion.solver.check;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.solver.geometry.PointSet;
import java.util.stream.IntStream;

/** Fields that are known everywhere. */
interface FieldValues {
    /** A derivative of a field, or the field, at each point. */
    double[] values(Derivative derivative, PointSet points);

    /** {@code [field][point]}: the fields themselves. */
    default double[][] fields(int count, PointSet points) {
        MultiIndex value = MultiIndex.zero(points.coordinates().length);
        return IntStream.range(0, count)
                .mapToObj(field -> values(new Derivative(field, value), points))
                .toArray(double[][]::new);
    }
}
