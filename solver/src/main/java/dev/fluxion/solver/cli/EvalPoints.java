package dev.fluxion.solver.cli;

import dev.fluxion.autodiff.graph.Rows;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.geometry.Grid;
import dev.fluxion.solver.metrics.CsvTable;
import java.util.Arrays;
import java.util.List;

/** The points that a call of {@code eval} asks for, {@code [point][coordinate]}. */
final class EvalPoints {
    private static final long MOST = 10_000_000;

    private EvalPoints() {}

    static double[][] of(EvalRequest request, List<Axis> axes) {
        if (request.points().isPresent()) {
            double[][] columns = CsvTable.read(request.points().get(), names(axes));
            return Rows.transpose(columns, columns[0].length);
        }
        if (!request.at().isEmpty()) {
            return request.at().stream().map(text -> at(text, axes)).toArray(double[][]::new);
        }
        return Grid.points(axes, sizes(request.grid(), axes));
    }

    private static int[] sizes(List<Integer> grid, List<Axis> axes) {
        if (grid.size() != 1 && grid.size() != axes.size()) {
            throw new SolveException("--grid has " + grid.size() + " sizes for " + axes.size() + " coordinates ("
                    + String.join(", ", names(axes)) + ")");
        }
        int[] sizes = new int[axes.size()];
        Arrays.setAll(sizes, d -> grid.get(grid.size() == 1 ? 0 : d));
        if (Arrays.stream(sizes).anyMatch(size -> size < 1)) {
            throw new SolveException("--grid " + grid + ": each size must be at least 1");
        }
        long count = Grid.count(sizes);
        if (count > MOST) {
            throw new SolveException("--grid asks for " + (count == Long.MAX_VALUE ? "more than 9e18" : count)
                    + " points; the most is " + MOST);
        }
        return sizes;
    }

    private static double[] at(String text, List<Axis> axes) {
        double[] point = new double[axes.size()];
        Arrays.fill(point, Double.NaN);
        List<String> names = names(axes);
        for (String part : text.split("[,;]")) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).trim();
            int axis = names.indexOf(name);
            if (axis < 0) {
                throw new SolveException("--at \"" + text + "\": `" + part.trim() + "` does not set a coordinate ("
                        + String.join(", ", names) + "); write e.g. --at \"" + example(axes) + "\"");
            }
            point[axis] = number(text, part.substring(equals + 1).trim());
        }
        for (int d = 0; d < point.length; d++) {
            if (Double.isNaN(point[d])) {
                throw new SolveException("--at \"" + text + "\" does not say where " + names.get(d) + " is");
            }
        }
        return point;
    }

    private static double number(String text, String digits) {
        try {
            double value = Double.parseDouble(digits);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new SolveException("--at \"" + text + "\": `" + digits + "` is not a finite number");
    }

    private static String example(List<Axis> axes) {
        return String.join(
                ",",
                axes.stream()
                        .map(axis -> axis.name() + "=" + (axis.lower() + axis.upper()) / 2)
                        .toList());
    }

    /** How many points lie outside of the domain, where a network was never trained. */
    static long outside(double[][] points, List<Axis> axes) {
        return Arrays.stream(points)
                .filter(point -> {
                    boolean out = false;
                    for (int d = 0; d < point.length; d++) {
                        Axis axis = axes.get(d);
                        out |= !axis.joined() && (point[d] < axis.lower() || point[d] > axis.upper());
                    }
                    return out;
                })
                .count();
    }

    static List<String> names(List<Axis> axes) {
        return axes.stream().map(Axis::name).toList();
    }
}
