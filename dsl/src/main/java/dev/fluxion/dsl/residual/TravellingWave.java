package dev.fluxion.dsl.residual;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A plane wave exp(i(k·x - ωt)) of the longest length along a periodic coordinate that the equations let travel. A network of cos kx, sin kx and t has to form products to move
 * anything; of cos(kx - ωt) and sin(kx - ωt) it need not.
 *
 * @param axis the periodic coordinate
 * @param wavenumber k, 2π over its length
 * @param frequency ω
 */
public record TravellingWave(int axis, double wavenumber, double frequency) {

    /** Those of a problem, for each periodic coordinate. */
    public static List<TravellingWave> of(Problem problem) {
        List<Axis> axes = problem.axes();
        boolean periodic = axes.stream().anyMatch(TravellingWave::along);
        Optional<Dispersion> dispersion = periodic ? Dispersion.of(problem) : Optional.empty();
        return dispersion.stream()
                .flatMap(relation -> IntStream.range(0, axes.size())
                        .filter(axis -> along(axes.get(axis)))
                        .boxed()
                        .flatMap(axis -> of(relation, axis, axes)))
                .toList();
    }

    private static boolean along(Axis axis) {
        return axis.space() && axis.joined();
    }

    private static Stream<TravellingWave> of(Dispersion relation, int axis, List<Axis> axes) {
        double[] k = new double[axes.size()];
        k[axis] = 2 * Math.PI / axes.get(axis).length();
        return Arrays.stream(relation.frequencies(k)).mapToObj(w -> new TravellingWave(axis, k[axis], w));
    }

    /** cos and sin of k(x - a) - ω(t - t₀), where a and t₀ are where the coordinate and time begin. */
    public List<Node> features(Graph graph, List<Axis> axes) {
        Axis x = axes.get(axis);
        Axis t = axes.getLast();
        Node angle = graph.add(
                graph.subtract(
                        graph.multiply(graph.constant(wavenumber), graph.coordinate(axis)),
                        graph.multiply(graph.constant(frequency), graph.coordinate(axes.size() - 1))),
                graph.constant(frequency * t.lower() - wavenumber * x.lower()));
        return List.of(graph.unary(UnaryFunction.COS, angle), graph.unary(UnaryFunction.SIN, angle));
    }

    /** What a user is told. */
    public String text(List<Axis> axes) {
        return String.format(
                Locale.ROOT,
                "the longest along %s travels by %.4g in a unit of time: cos and sin that travel with it are inputs",
                axes.get(axis).name(),
                frequency / wavenumber);
    }
}
