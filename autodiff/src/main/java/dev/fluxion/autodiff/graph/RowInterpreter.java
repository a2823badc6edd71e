package dev.fluxion.autodiff.graph;

import dev.fluxion.autodiff.graph.Node.Binary;
import dev.fluxion.autodiff.graph.Node.Constant;
import dev.fluxion.autodiff.graph.Node.Coordinate;
import dev.fluxion.autodiff.graph.Node.Custom;
import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.autodiff.graph.Node.Normal;
import dev.fluxion.autodiff.graph.Node.Select;
import dev.fluxion.autodiff.graph.Node.Unary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Evaluates nodes at many points in f64, one row per node; shared subexpressions are computed once. It prepares what depends on
 * coordinates only, once per point set, and turns field derivatives into whatever a user asks for. Keeps all rows. Not
 * thread-safe.
 */
public final class RowInterpreter {
    private final int points;
    private final double[][] coordinates;
    private final double[][] normals;
    private final Function<Derivative, double[]> fields;
    private final Map<Node, double[]> known = new HashMap<>();

    /**
     * @param points number of points N
     * @param coordinates one row of N values per coordinate
     * @param normals one row of N values per space axis; may be empty where no node mentions the normal
     * @param fields gives the row of N values of a field derivative
     */
    public RowInterpreter(
            int points, double[][] coordinates, double[][] normals, Function<Derivative, double[]> fields) {
        this.points = points;
        this.coordinates = coordinates;
        this.normals = normals;
        this.fields = fields;
    }

    /** The N values of {@code node}. The row is shared: not to be modified. */
    public double[] row(Node node) {
        for (Node next : PostOrder.of(node, known::containsKey, Node::arguments)) {
            known.put(next, compute(next));
        }
        return known.get(node);
    }

    private double[] compute(Node node) {
        return switch (node) {
            case Constant(double value) -> {
                double[] row = new double[points];
                Arrays.fill(row, value);
                yield row;
            }
            case Coordinate(int index) -> coordinates[index];
            case Normal(int axis) -> normals[axis];
            case Derivative d -> fields.apply(d);
            case Unary(UnaryFunction f, Node a) -> {
                double[] x = known.get(a);
                double[] row = new double[points];
                for (int p = 0; p < points; p++) {
                    row[p] = f.apply(x[p]);
                }
                yield row;
            }
            case Binary(BinaryFunction f, Node a, Node b) -> {
                double[] row = new double[points];
                f.apply(known.get(a), known.get(b), row, points);
                yield row;
            }
            case Select s -> select(s);
            case Custom(var op, List<Node> arguments) -> {
                double[] row = new double[points];
                op.value(arguments.stream().map(known::get).toArray(double[][]::new), row, points);
                yield row;
            }
        };
    }

    private double[] select(Select s) {
        double[] left = known.get(s.left());
        double[] right = known.get(s.right());
        double[] then = known.get(s.then());
        double[] otherwise = known.get(s.otherwise());
        double[] row = new double[points];
        for (int p = 0; p < points; p++) {
            row[p] = s.comparison().holds(left[p], right[p]) ? then[p] : otherwise[p];
        }
        return row;
    }
}
