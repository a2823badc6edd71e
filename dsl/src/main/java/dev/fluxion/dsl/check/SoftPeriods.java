package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Constraint;
import dev.fluxion.dsl.region.Surface;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Support;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The loss terms of {@code periodic x soft}: at pairs of opposite points, a field and its derivatives along x below the order of the equations differ by 0.
 * Each difference is a sum over two points.
 *
 * @param axes all coordinates
 * @param fields the names of the unknowns
 */
record SoftPeriods(Graph graph, List<Axis> axes, List<String> fields) {
    /** Pairs where one coordinate runs along the ends, and where more do. */
    private static final int PAIRS = 64;

    private static final int MANY_PAIRS = 128;

    /** The terms of all axes with matched ends, for fields whose equations are {@code sides}. */
    List<Constraint> constraints(List<Node> sides) {
        var derivatives = Nodes.derivatives(sides);
        List<Constraint> constraints = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            int along = axis;
            if (axes.get(axis).ends() != Axis.Ends.MATCHED) {
                continue;
            }
            Support.Points points = pairs(axis);
            for (int field = 0; field < fields.size(); field++) {
                int order = derivatives.getOrDefault(field, Set.of()).stream()
                        .mapToInt(derivative -> derivative.get(along))
                        .max()
                        .orElse(0);
                MultiIndex derivative = MultiIndex.zero(axes.size());
                for (int k = 0; k < order; k++) {
                    constraints.add(constraint(axis, field, derivative, points));
                    derivative = derivative.plus(MultiIndex.unit(axes.size(), axis));
                }
            }
        }
        return constraints;
    }

    private Constraint constraint(int axis, int field, MultiIndex derivative, Support.Points points) {
        Axis along = axes.get(axis);
        String subscript = derivative.total() == 0 ? "" : "_" + along.name().repeat(derivative.total());
        String name = fields.get(field) + subscript;
        String text = Stream.of(along.lower(), along.upper())
                .map(end -> name + "(" + along.name() + " = " + Numbers.print(end) + ")")
                .reduce((lower, upper) -> lower + " = " + upper)
                .orElseThrow();
        Node node = graph.derivative(field, derivative);
        return Constraint.equalInPairs(graph, "periodic." + name, text, points, node);
    }

    /** Points of the lower end, each followed by its partner at the upper end. */
    private Support.Points pairs(int axis) {
        int free = axes.size() - 1;
        int count = free == 0 ? 1 : free == 1 ? PAIRS : MANY_PAIRS;
        double[][] unit = Surface.lattice(free, count);
        double[][] coordinates = new double[axes.size()][];
        for (int d = 0; d < axes.size(); d++) {
            Axis on = axes.get(d);
            int row = d < axis ? d : d - 1;
            int end = d;
            coordinates[d] = IntStream.range(0, 2 * count)
                    .mapToDouble(p -> end == axis
                            ? (p % 2 == 0 ? on.lower() : on.upper())
                            : on.lower() + on.length() * unit[row][p / 2])
                    .toArray();
        }
        int space = (int) axes.stream().filter(Axis::space).count();
        return new Support.Points(coordinates, new double[space][2 * count]);
    }
}
