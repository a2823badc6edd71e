package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.RowInterpreter;
import dev.fluxion.autodiff.graph.Rows;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.region.Patch;
import dev.fluxion.dsl.region.Surface;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.Support;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Points for the checks: an additive recurrence (Roberts 2018, generalised golden ratio), the same ones in every run. */
final class Samples {

    /** A point of space and time with the outward normal there, which is 0 inside. */
    record Point(double[] coordinates, double[] normal) {
        /** The value of a node without unknowns. */
        double value(Node node) {
            return Interpreter.evaluate(node, coordinates, normal, (field, order) -> {
                throw new IllegalArgumentException("the value of unknown " + field + " is not known");
            });
        }
    }

    private Samples() {}

    /** About {@code count} points of a support, without those where its restriction does not hold. */
    static List<Point> of(Problem problem, Support support, int count) {
        return switch (support) {
            case Support.Interior(Optional<Node> where) ->
                inside(problem, filter(unit(problem, count).toList(), where));
            case Support.Initial(Optional<Node> where) ->
                inside(
                        problem,
                        filter(
                                fixed(
                                        problem,
                                        count,
                                        problem.dimension() - 1,
                                        problem.axes().getLast().lower()),
                                where));
            case Support.At(List<Double> place) -> {
                List<Point> points = unit(problem, count).toList();
                points.forEach(point -> {
                    for (int i = 0; i < place.size(); i++) {
                        point.coordinates[i] = place.get(i);
                    }
                });
                yield problem.dimension() > place.size() ? points : points.subList(0, 1);
            }
            case Support.Points(double[][] coordinates, double[][] normals) ->
                throw new IllegalArgumentException("given points need no samples");
            case Support.Faces(List<Face> faces, Optional<Node> where) -> {
                List<Point> points = new ArrayList<>();
                int each = Math.max(1, (count + faces.size() - 1) / faces.size());
                faces.forEach(face -> points.addAll(onFace(problem, face, each)));
                yield filter(points, where);
            }
            case Support.Surface(var surface, double share, String text, Optional<Node> where) -> {
                List<Point> points = new ArrayList<>();
                int each = Math.max(
                        8,
                        (count + surface.patches().size() - 1)
                                / surface.patches().size());
                for (int i = 0; i < surface.patches().size(); i++) {
                    points.addAll(onPatch(problem, surface, i, each));
                }
                yield filter(points, where);
            }
        };
    }

    /** Evaluates nodes without unknowns at all points at once. */
    static RowInterpreter interpreter(Problem problem, List<Point> points) {
        return interpreter(problem, points, derivative -> {
            throw new IllegalArgumentException("the value of unknown " + derivative.field() + " is not known");
        });
    }

    /** Evaluates nodes at all points at once; {@code fields} gives what a derivative of a field is there. */
    static RowInterpreter interpreter(Problem problem, List<Point> points, Function<Node.Derivative, double[]> fields) {
        return new RowInterpreter(
                points.size(),
                rows(points, Point::coordinates, problem.dimension()),
                rows(points, Point::normal, problem.dimension()),
                fields);
    }

    /** {@code [axis][point]}. */
    private static double[][] rows(List<Point> points, Function<Point, double[]> vector, int axes) {
        return Rows.transpose(points.stream().map(vector).toArray(double[][]::new), axes);
    }

    private static List<Point> inside(Problem problem, List<Point> points) {
        if (problem.domain().isEmpty()) {
            return points;
        }
        boolean[] within = problem.domain()
                .get()
                .contains(rows(points, Point::coordinates, problem.spaceAxes().size()), points.size());
        return IntStream.range(0, points.size())
                .filter(i -> within[i])
                .mapToObj(points::get)
                .toList();
    }

    private static List<Point> onPatch(Problem problem, Surface surface, int index, int count) {
        Patch patch = surface.patches().get(index);
        int space = problem.spaceAxes().size();
        Patch.Points found = patch.points(Surface.lattice(space - 1, count), count);
        List<Point> times = unit(problem, count).toList();
        int[] sides = surface.sides(index, found);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int side = sides[i];
            if (side != 0) {
                Point point = times.get(i);
                for (int d = 0; d < space; d++) {
                    point.coordinates[d] = found.x()[i][d];
                    point.normal[d] = side * found.normal()[i][d];
                }
                points.add(point);
            }
        }
        return points;
    }

    static List<Point> onFace(Problem problem, Face face, int count) {
        Axis axis = problem.axes().get(face.axis());
        List<Point> points = fixed(problem, count, face.axis(), face.upper() ? axis.upper() : axis.lower());
        points.forEach(point -> point.normal[face.axis()] = face.upper() ? 1 : -1);
        return points;
    }

    private static List<Point> fixed(Problem problem, int count, int axis, double value) {
        List<Point> points = unit(problem, count).toList();
        points.forEach(point -> point.coordinates[axis] = value);
        return points;
    }

    private static List<Point> filter(List<Point> points, Optional<Node> where) {
        return where.map(w -> points.stream().filter(p -> p.value(w) > 0).toList())
                .orElse(points);
    }

    private static java.util.stream.Stream<Point> unit(Problem problem, int count) {
        int dimension = problem.dimension();
        double root = 2;
        for (int i = 0; i < 60; i++) {
            root = Math.pow(1 + root, 1.0 / (dimension + 1));
        }
        double ratio = root;
        return IntStream.rangeClosed(1, count).mapToObj(k -> {
            double[] x = new double[dimension];
            for (int i = 0; i < dimension; i++) {
                double u = 0.5 + k / Math.pow(ratio, i + 1);
                Axis axis = problem.axes().get(i);
                x[i] = axis.lower() + axis.length() * (u - Math.floor(u));
            }
            return new Point(x, new double[dimension]);
        });
    }

    /** {@code x = 0.5, t = 1}. */
    static String text(Problem problem, Point point) {
        return IntStream.range(0, problem.dimension())
                .mapToObj(i -> problem.axes().get(i).name() + " = " + Numbers.rough(point.coordinates[i]))
                .collect(Collectors.joining(", "));
    }
}
