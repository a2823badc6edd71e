package dev.fluxion.solver.metrics;

import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Rows;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Reference;
import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.geometry.Grid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Values that a field should have at some points.
 *
 * @param field index of the field
 * @param source {@code exact}, or the name of the reference file
 * @param points {@code [point][coordinate]}
 * @param values one per point
 */
public record Truth(int field, String source, double[][] points, double[] values) {
    /** Fresh points at which closed forms are compared. */
    public static final int FRESH_POINTS = 10_000;

    /** Marks the points of error estimates, so that they differ from the collocation points of every seed. */
    private static final long FRESH = 0x5eed_0f_e44L;

    /** Relative slack at the ends of an axis, for coordinates that were rounded when a table was written. */
    private static final double SLACK = 1e-6;

    /** Checks the lengths. */
    public Truth {
        if (points.length != values.length) {
            throw new IllegalArgumentException(points.length + " points, " + values.length + " values");
        }
    }

    /** Those with the same array of points together, in order. */
    public static List<List<Truth>> byPoints(List<Truth> truths) {
        SequencedMap<double[][], List<Truth>> groups = new LinkedHashMap<>();
        truths.forEach(truth -> groups.computeIfAbsent(truth.points, points -> new ArrayList<>())
                .add(truth));
        return List.copyOf(groups.values());
    }

    /**
     * All that is known about the fields of a problem: closed forms at {@link #FRESH_POINTS} scrambled Sobol points, reference tables at
     * their own points within the domain.
     *
     * @throws SolveException if a table cannot be used
     */
    public static List<Truth> of(Problem problem, long seed) {
        List<Truth> truths = new ArrayList<>();
        if (!problem.exact().isEmpty()) {
            double[][] points = freshPoints(problem, seed);
            problem.exact()
                    .forEach((field, node) -> truths.add(new Truth(field, "exact", points, values(node, points))));
        }
        for (Reference reference : problem.references()) {
            truths.addAll(read(problem, reference));
        }
        return truths;
    }

    /** Up to {@link #FRESH_POINTS} points of the domain. */
    static double[][] freshPoints(Problem problem, long seed) {
        double[][] points = Grid.scattered(problem.axes(), FRESH_POINTS, seed ^ FRESH);
        return Arrays.stream(points).filter(problem::contains).toArray(double[][]::new);
    }

    /** A closed form at points. */
    public static double[] values(Node node, double[][] points) {
        return values(node, points, new double[points.length][0]);
    }

    /** A closed form, which may mention the outward normal, at points. */
    public static double[] values(Node node, double[][] points, double[][] normals) {
        double[] values = new double[points.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Interpreter.evaluate(node, points[i], normals[i], (field, order) -> {
                throw new IllegalArgumentException("a closed form that depends on field " + field);
            });
        }
        return values;
    }

    private static List<Truth> read(Problem problem, Reference reference) {
        Map<String, String> header = reference.columns();
        List<String> coordinates = problem.axes().stream()
                .map(axis -> header.getOrDefault(axis.name(), axis.name()))
                .toList();
        List<String> fields = reference.fields().stream()
                .map(field -> problem.fields().get(field).name())
                .map(name -> header.getOrDefault(name, name))
                .toList();
        double[][] table = CsvTable.read(reference.file(), coordinates, fields);
        int dimension = problem.axes().size();
        int[] inside = inside(problem, table);
        if (inside.length == 0) {
            throw new SolveException(
                    "none of the " + table[0].length + " rows of " + reference.file() + " lies in the domain");
        }
        double[][] places = Arrays.copyOf(table, dimension);
        List<Truth> truths = new ArrayList<>();
        for (int f = 0; f < fields.size(); f++) {
            double[] column = table[dimension + f];
            int[] rows = Arrays.stream(inside)
                    .filter(row -> !Double.isNaN(column[row]))
                    .toArray();
            if (rows.length == 0) {
                throw new SolveException(
                        "no row of " + reference.file() + " in the domain has a value of `" + fields.get(f) + "`");
            }
            double[][] points = Rows.transpose(Rows.columns(places, rows), rows.length);
            double[] values =
                    Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
            truths.add(new Truth(
                    reference.fields().get(f), reference.file().getFileName().toString(), points, values));
        }
        return truths;
    }

    private static int[] inside(Problem problem, double[][] table) {
        List<Axis> axes = problem.axes();
        int[] rows = new int[table[0].length];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            boolean in = true;
            double[] point = new double[axes.size()];
            for (int d = 0; d < axes.size(); d++) {
                Axis axis = axes.get(d);
                point[d] = table[d][row];
                double slack = SLACK * axis.length();
                in &= table[d][row] >= axis.lower() - slack && table[d][row] <= axis.upper() + slack;
            }
            if (in && problem.contains(point)) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /** About {@code most} of the points, evenly spread over the list, for a quick look while training. */
    public Truth thinned(int most) {
        if (most >= values.length) {
            return this;
        }
        double[][] fewPoints = new double[most][];
        double[] fewValues = new double[most];
        for (int i = 0; i < most; i++) {
            int from = (int) ((long) i * values.length / most);
            fewPoints[i] = points[from];
            fewValues[i] = values[from];
        }
        return new Truth(field, source, fewPoints, fewValues);
    }
}
