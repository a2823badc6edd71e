package dev.fluxion.solver.plot;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Plot;
import dev.fluxion.dsl.problem.PlotItem;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.TrainedModel;
import dev.fluxion.solver.geometry.Grid;
import dev.fluxion.solver.metrics.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Draws a {@code plot} statement. Over one coordinate: lines. Over two: colours; one space coordinate and time without {@code at} counts as
 * two. Two space coordinates and time: a panel per instant. Further space coordinates are cut in the middle of the domain, and the
 * title says so. Where the closed form is known, lines have it as a dashed overlay.
 */
public final class ProblemPlot {
    private static final int LINE_POINTS = 401;
    private static final int MAP_POINTS = 161;

    private final Problem problem;
    private final Plot plot;
    private final TrainedModel model;
    private final List<Axis> space;
    private final String title;

    private ProblemPlot(Problem problem, Plot plot, TrainedModel model) {
        this.problem = problem;
        this.plot = plot;
        this.model = model;
        this.space = problem.spaceAxes();
        this.title = problem.title() + cut();
    }

    /** The picture of one statement. */
    public static Svg draw(Problem problem, Plot plot, TrainedModel model) {
        return new ProblemPlot(problem, plot, model).draw();
    }

    private Svg draw() {
        boolean time = problem.timeAxis().isPresent();
        int last = problem.dimension() - 1;
        if (space.isEmpty() || space.size() == 1 && !time) {
            return lines(0);
        }
        if (space.size() == 1) {
            return plot.times().isEmpty() ? maps(last, 0, 200, 480, List.of(Double.NaN)) : linesByTime();
        }
        double aspect = Math.clamp(space.get(1).length() / space.get(0).length(), 0.3, 2.5);
        double width = aspect > 1 ? 300 / aspect + 60 : 340;
        return maps(0, 1, width * aspect, width, time ? instants() : List.of(Double.NaN));
    }

    /** All items over one coordinate. */
    private Svg lines(int axis) {
        double[][] points = points(new int[] {axis}, Double.NaN);
        double[] x = column(points, axis);
        List<LineChart.Series> series = new ArrayList<>();
        for (PlotItem item : plot.items()) {
            series.add(new LineChart.Series(item.title(), x, values(item, points), false));
        }
        boolean first = true;
        for (PlotItem item : plot.items()) {
            double[] exact = exact(item, points);
            if (exact.length > 0) {
                series.add(new LineChart.Series(first ? "exact" : "", x, exact, true));
                first = false;
            }
        }
        String yLabel = plot.items().size() == 1 ? plot.items().getFirst().title() : "";
        LineChart chart = new LineChart("", problem.axes().get(axis).name(), yLabel, false, series);
        return new Figure(title, 1, 560, 360, List.of(chart)).draw();
    }

    /** A panel per item with a line per instant. */
    private Svg linesByTime() {
        List<Panel> panels = new ArrayList<>();
        for (PlotItem item : plot.items()) {
            List<LineChart.Series> series = new ArrayList<>();
            List<LineChart.Series> overlay = new ArrayList<>();
            for (double instant : plot.times()) {
                double[][] points = points(new int[] {0}, instant);
                double[] x = column(points, 0);
                series.add(new LineChart.Series(at(instant), x, values(item, points), false));
                double[] exact = exact(item, points);
                if (exact.length > 0) {
                    overlay.add(new LineChart.Series(overlay.isEmpty() ? "exact" : "", x, exact, true));
                }
            }
            series.addAll(overlay);
            panels.add(new LineChart(item.title(), space.getFirst().name(), item.title(), false, series));
        }
        return new Figure(title, 2, panels.size() == 1 ? 560 : 440, 340, panels).draw();
    }

    /** A panel per item and instant, with one colour axis per item. */
    private Svg maps(int horizontal, int vertical, double height, double width, List<Double> instants) {
        Axis h = problem.axes().get(horizontal);
        Axis v = problem.axes().get(vertical);
        List<Panel> panels = new ArrayList<>();
        for (PlotItem item : plot.items()) {
            List<double[][]> grids = new ArrayList<>();
            List<double[]> all = new ArrayList<>();
            for (double instant : instants) {
                double[] flat = values(item, points(new int[] {vertical, horizontal}, instant));
                double[][] rows = new double[MAP_POINTS][];
                for (int row = 0; row < MAP_POINTS; row++) {
                    rows[row] = Arrays.copyOfRange(flat, row * MAP_POINTS, (row + 1) * MAP_POINTS);
                }
                grids.add(rows);
                all.add(flat);
            }
            Scale colours = Scale.around(all);
            for (int k = 0; k < grids.size(); k++) {
                double instant = instants.get(k);
                String name = Double.isNaN(instant) ? item.title() : item.title() + ", " + at(instant);
                panels.add(new HeatMap(
                        name,
                        h.name(),
                        v.name(),
                        Scale.linear(h.lower(), h.upper()),
                        Scale.linear(v.lower(), v.upper()),
                        colours,
                        grids.get(k)));
            }
        }
        int columns = instants.size() > 1 ? Math.min(4, instants.size()) : Math.min(3, panels.size());
        return new Figure(title, columns, width, height, panels).draw();
    }

    /** The instants of the statement, or the start, the middle and the end. */
    private List<Double> instants() {
        Axis t = problem.timeAxis().orElseThrow();
        return plot.times().isEmpty() ? List.of(t.lower(), (t.lower() + t.upper()) / 2, t.upper()) : plot.times();
    }

    /** A grid over the given axes, the last one fastest; the others stand in their middle, the time at {@code instant}. */
    private double[][] points(int[] over, double instant) {
        List<Axis> axes = problem.axes();
        int n = over.length == 1 ? LINE_POINTS : MAP_POINTS;
        int[] sizes = new int[over.length];
        Arrays.fill(sizes, n);
        double[][] grid = Grid.points(Arrays.stream(over).mapToObj(axes::get).toList(), sizes);
        double[][] points = new double[grid.length][axes.size()];
        for (int i = 0; i < points.length; i++) {
            for (int d = 0; d < axes.size(); d++) {
                Axis axis = axes.get(d);
                points[i][d] = axis.time() && !Double.isNaN(instant) ? instant : (axis.lower() + axis.upper()) / 2;
            }
            for (int k = 0; k < over.length; k++) {
                points[i][over[k]] = grid[i][k];
            }
        }
        return points;
    }

    private double[] values(PlotItem item, double[][] points) {
        double[] values = column(model.evaluate(List.of(item.value()), points), 0);
        for (int i = 0; i < values.length; i++) {
            values[i] = problem.contains(points[i]) ? values[i] : Double.NaN;
        }
        return values;
    }

    /** The item of the closed forms; empty unless all its fields have one. */
    private double[] exact(PlotItem item, double[][] points) {
        boolean known = problem.exact().size() == problem.fields().size();
        if (!known) {
            return new double[0];
        }
        Node node = Substitution.fields(
                problem.graph(), item.value(), field -> problem.exact().get(field));
        return Truth.values(node, points);
    }

    private String cut() {
        StringBuilder words = new StringBuilder();
        for (int d = 2; d < space.size(); d++) {
            Axis axis = space.get(d);
            words.append(d == 2 ? ", cut at " : ", ").append(axis.name()).append(" = ");
            words.append(number((axis.lower() + axis.upper()) / 2));
        }
        return words.toString();
    }

    private String at(double instant) {
        return problem.timeAxis().orElseThrow().name() + " = " + number(instant);
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.4g", value);
        return text.contains(".") && !text.contains("e") ? text.replaceAll("\\.?0+$", "") : text;
    }

    private static double[] column(double[][] rows, int index) {
        return Arrays.stream(rows).mapToDouble(row -> row[index]).toArray();
    }
}
