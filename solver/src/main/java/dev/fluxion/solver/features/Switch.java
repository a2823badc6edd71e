package dev.fluxion.solver.features;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Notation;
import dev.fluxion.autodiff.graph.PostOrder;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Rivals;
import dev.fluxion.solver.geometry.PointSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A surface on which a formula goes over to another one: that of {@code if x < 0}, {@code max(x, 0)} or {@code abs(x)} is x = 0.
 *
 * @param rivals both sides of the equation of the surface
 * @param distance a function of the coordinates that vanishes there and is as steep as a distance
 * @param inTime whether it is a moment, and not a place
 * @param all points of the support
 * @param below points next to it where the distance is negative
 * @param above those opposite
 */
record Switch(Rivals rivals, Node distance, boolean inTime, PointSet all, PointSet below, PointSet above) {
    /** So many points of a support are moved to the surface. */
    private static final int NEAREST = 64;

    /** So many points are looked at on each side. */
    private static final int BESIDE_POINTS = 16;

    /** From the nearest points of a support that many are enough. */
    private static final int NEWTON_STEPS = 5;

    /** So far from it, relative to the longest axis. */
    private static final double BESIDE = 1e-6;

    /** Values that differ by less than this part of their size do not jump. */
    static final double CONTINUOUS = 1e-3;

    /** Those in a formula that part the points of its support; a surface that is given by functions with kinks of their own is left out. */
    static List<Switch> of(Node formula, PointSet points, List<Axis> axes, Graph graph) {
        return PostOrder.of(formula).stream()
                .flatMap(node -> Rivals.of(node, graph).stream())
                .filter(r -> !Nodes.mentionsField(r.left()) && !Nodes.mentionsField(r.right()))
                .filter(r -> !Nodes.mentionsNormal(r.left()) && !Nodes.mentionsNormal(r.right()))
                .distinct()
                .flatMap(r -> of(r, axes, graph, points).stream())
                .toList();
    }

    /** The one of two nodes, if they part the points. */
    static Optional<Switch> of(Rivals rivals, List<Axis> axes, Graph graph, PointSet all) {
        if (!rivals.smooth(graph)) {
            return Optional.empty();
        }
        Node g = rivals.difference(graph);
        double[] values = SourceWaves.values(g, all);
        boolean parts = Arrays.stream(values).anyMatch(v -> v < 0)
                && Arrays.stream(values).anyMatch(v -> v > 0);
        if (!parts) {
            return Optional.empty();
        }
        PointSet near = all.subset(IntStream.range(0, values.length)
                .boxed()
                .sorted((i, j) -> Double.compare(Math.abs(values[i]), Math.abs(values[j])))
                .limit(NEAREST)
                .mapToInt(i -> i)
                .toArray());
        List<Node> gradient = IntStream.range(0, axes.size())
                .mapToObj(d -> Differentiation.of(graph, g, d))
                .toList();
        double[][] slopes =
                gradient.stream().map(slope -> SourceWaves.values(slope, near)).toArray(double[][]::new);
        boolean moves = IntStream.range(0, slopes.length)
                .filter(d -> axes.get(d).space())
                .anyMatch(d -> SourceWaves.rms(slopes[d]) > 0);
        int[] along = IntStream.range(0, slopes.length)
                .filter(d -> moves ? axes.get(d).space() : axes.get(d).time())
                .toArray();
        double steep = Math.sqrt(Arrays.stream(along)
                .mapToDouble(d -> SourceWaves.rms(slopes[d]) * SourceWaves.rms(slopes[d]))
                .sum());
        if (!(steep > 0)) {
            return Optional.empty();
        }
        double beside = BESIDE
                * Arrays.stream(along)
                        .mapToDouble(d -> axes.get(d).length())
                        .max()
                        .orElseThrow();
        return Optional.of(new Switch(
                rivals,
                graph.multiply(graph.constant(1 / steep), g),
                !moves,
                all,
                moved(near, g, gradient, along, -beside),
                moved(near, g, gradient, along, beside)));
    }

    /** The points where Newton's method along the gradient makes the distance {@code to}. */
    private static PointSet moved(PointSet near, Node g, List<Node> gradient, int[] along, double to) {
        double[][] x = Stream.of(near.coordinates()).map(double[]::clone).toArray(double[][]::new);
        PointSet points = new PointSet(x, near.normals(), near.count());
        for (int iteration = 0; iteration < NEWTON_STEPS; iteration++) {
            double[] at = SourceWaves.values(g, points);
            double[][] slopes = gradient.stream()
                    .map(slope -> SourceWaves.values(slope, points))
                    .toArray(double[][]::new);
            for (int i = 0; i < near.count(); i++) {
                double square = 0;
                for (int d : along) {
                    square += slopes[d][i] * slopes[d][i];
                }
                double step = square > 0 ? (to * Math.sqrt(square) - at[i]) / square : 0;
                for (int d : along) {
                    x[d][i] += step * slopes[d][i];
                }
            }
        }
        return points;
    }

    /** The nearest points of the support itself on one side. */
    PointSet nearest(boolean above) {
        double[] at = SourceWaves.values(distance, all);
        return all.subset(IntStream.range(0, at.length)
                .filter(i -> above ? at[i] > 0 : at[i] < 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> Math.abs(at[i])))
                .limit(BESIDE_POINTS)
                .mapToInt(i -> i)
                .toArray());
    }

    /** Whether a formula jumps there, every derivative of the network being {@code network}. */
    boolean jumps(Node formula, double network) {
        double[] low = values(formula, below, network);
        double[] high = values(formula, above, network);
        double[] difference = IntStream.range(0, low.length)
                .mapToDouble(i -> high[i] - low[i])
                .toArray();
        return SourceWaves.rms(difference) > CONTINUOUS * SourceWaves.rms(values(formula, all, network));
    }

    /** {@code x = 0.5}. */
    String text(Notation notation) {
        return rivals.text(notation);
    }

    private static double[] values(Node formula, PointSet points, double network) {
        double[] outputs = new double[points.count()];
        Arrays.fill(outputs, network);
        return SourceWaves.row(formula, points, d -> outputs);
    }
}
