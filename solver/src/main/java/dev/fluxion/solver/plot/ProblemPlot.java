package dev.fluxion.solver.plot;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Rows;
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
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws a {@code plot} statement over the coordinates that it does not fix with {@code at}. One coordinate: lines. Two: colours. Of more, parameters
 * stand in the middle of their ranges; two space coordinates and time have a panel for the start, the middle and the end; further space
 * coordinates are cut in the middle of the domain, and the title says so. Where the closed form is known, lines have it as a dashed overlay.
 */
public final class ProblemPlot {
    private static final int LINE_POINTS = 401;
    private static final int MAP_POINTS = 161;

    private final Problem problem;
    private final Plot plot;
    private final TrainedModel model;
    private final List<Integer> free;
    private final List<Cut> cuts;
    private final String title;

    /**
     * Values of some coordinates.
     *
     * @param values by axis
     */
    private record Cut(SortedMap<Integer, Double> values) {
        String text(Problem problem) {
            return values.entrySet().stream()
                    .map(e -> problem.axes().get(e.getKey()).name() + " = " + number(e.getValue()))
                    .collect(Collectors.joining(", "));
        }
    }

    private ProblemPlot(Problem problem, Plot plot, TrainedModel model) {
        this.problem = problem;
        this.plot = plot;
        this.model = model;
        List<Axis> axes = problem.axes();
        this.free = new ArrayList<>(IntStream.range(0, axes.size())
                .filter(axis -> !plot.at().containsKey(axis))
                .boxed()
                .toList());
        SortedMap<Integer, Double> middle = new TreeMap<>();
        for (int axis = axes.size() - 1; axis >= 0 && free.size() > 2; axis--) {
            if (axes.get(axis).role() == Axis.Role.PARAMETER && free.remove((Integer) axis)) {
                middle.put(axis, middle(axes.get(axis)));
            }
        }
        SortedMap<Integer, List<Double>> panels = new TreeMap<>(plot.at());
        if (free.size() > 2 && axes.getLast().time()) {
            free.removeLast();
            Axis time = axes.getLast();
            panels.put(axes.size() - 1, List.of(time.lower(), middle(time), time.upper()));
        }
        while (free.size() > 2) {
            int axis = free.removeLast();
            middle.put(axis, middle(axes.get(axis)));
        }
        this.cuts = product(panels);
        this.title = problem.title() + (middle.isEmpty() ? "" : ", cut at " + new Cut(middle).text(problem));
    }

    /** The picture of one statement. */
    public static Svg draw(Problem problem, Plot plot, TrainedModel model) {
        return new ProblemPlot(problem, plot, model).draw();
    }

    private Svg draw() {
        if (free.size() == 1) {
            return plot.at().isEmpty() ? lines() : linesByCut();
        }
        Axis first = problem.axes().get(free.get(0));
        Axis second = problem.axes().get(free.get(1));
        if (!second.space()) {
            return maps(free.get(1), free.get(0), 200, 480);
        }
        double aspect = Math.clamp(second.length() / first.length(), 0.3, 2.5);
        double width = aspect > 1 ? 300 / aspect + 60 : 340;
        return maps(free.get(0), free.get(1), width * aspect, width);
    }

    /** Every combination of values, the last axis fastest; one without values where nothing is fixed. */
    private static List<Cut> product(SortedMap<Integer, List<Double>> values) {
        List<Cut> cuts = List.of(new Cut(new TreeMap<>()));
        for (Map.Entry<Integer, List<Double>> entry : values.entrySet()) {
            List<Cut> longer = new ArrayList<>();
            for (Cut cut : cuts) {
                for (double value : entry.getValue()) {
                    SortedMap<Integer, Double> fixed = new TreeMap<>(cut.values);
                    fixed.put(entry.getKey(), value);
                    longer.add(new Cut(fixed));
                }
            }
            cuts = longer;
        }
        return cuts;
    }

    private static double middle(Axis axis) {
        return (axis.lower() + axis.upper()) / 2;
    }

    /** All items over one coordinate. */
    private Svg lines() {
        int axis = free.getFirst();
        double[][] points = points(new int[] {axis}, cuts.getFirst());
        double[] x = Rows.column(points, axis);
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

    /** A panel per item with a line per cut. */
    private Svg linesByCut() {
        int axis = free.getFirst();
        List<Panel> panels = new ArrayList<>();
        for (PlotItem item : plot.items()) {
            List<LineChart.Series> series = new ArrayList<>();
            List<LineChart.Series> overlay = new ArrayList<>();
            for (Cut cut : cuts) {
                double[][] points = points(new int[] {axis}, cut);
                double[] x = Rows.column(points, axis);
                series.add(new LineChart.Series(cut.text(problem), x, values(item, points), false));
                double[] exact = exact(item, points);
                if (exact.length > 0) {
                    overlay.add(new LineChart.Series(overlay.isEmpty() ? "exact" : "", x, exact, true));
                }
            }
            series.addAll(overlay);
            panels.add(new LineChart(item.title(), problem.axes().get(axis).name(), item.title(), false, series));
        }
        return new Figure(title, 2, panels.size() == 1 ? 560 : 440, 340, panels).draw();
    }

    /** A panel per item and cut, with one colour axis per item. */
    private Svg maps(int horizontal, int vertical, double height, double width) {
        Axis h = problem.axes().get(horizontal);
        Axis v = problem.axes().get(vertical);
        List<Panel> panels = new ArrayList<>();
        for (PlotItem item : plot.items()) {
            List<double[][]> grids = new ArrayList<>();
            List<double[]> all = new ArrayList<>();
            for (Cut cut : cuts) {
                double[] flat = values(item, points(new int[] {vertical, horizontal}, cut));
                int n = (int) Math.round(Math.sqrt(flat.length));
                double[][] rows = new double[n][];
                for (int row = 0; row < n; row++) {
                    rows[row] = Arrays.copyOfRange(flat, row * n, (row + 1) * n);
                }
                grids.add(rows);
                all.add(flat);
            }
            Scale colours = Scale.around(all);
            for (int k = 0; k < grids.size(); k++) {
                String place = cuts.get(k).text(problem);
                panels.add(new HeatMap(
                        place.isEmpty() ? item.title() : item.title() + ", " + place,
                        h.name(),
                        v.name(),
                        Scale.linear(h.lower(), h.upper()),
                        Scale.linear(v.lower(), v.upper()),
                        colours,
                        grids.get(k)));
            }
        }
        int columns = cuts.size() > 1 ? Math.min(4, cuts.size()) : Math.min(3, panels.size());
        return new Figure(title, columns, width, height, panels).draw();
    }

    /** A grid over the given axes, the last one fastest; the others stand where the cut says, or in their middle. */
    private double[][] points(int[] over, Cut cut) {
        List<Axis> axes = problem.axes();
        int n = plot.grid().orElse(over.length == 1 ? LINE_POINTS : MAP_POINTS);
        int[] sizes = new int[over.length];
        Arrays.fill(sizes, n);
        double[][] grid = Grid.points(Arrays.stream(over).mapToObj(axes::get).toList(), sizes);
        double[][] points = new double[grid.length][axes.size()];
        for (int i = 0; i < points.length; i++) {
            for (int d = 0; d < axes.size(); d++) {
                Double fixed = cut.values.get(d);
                points[i][d] = fixed != null ? fixed : middle(axes.get(d));
            }
            for (int k = 0; k < over.length; k++) {
                points[i][over[k]] = grid[i][k];
            }
        }
        return points;
    }

    private double[] values(PlotItem item, double[][] points) {
        double[] values = Rows.column(model.evaluate(List.of(item.value()), points), 0);
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

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.4g", value);
        return text.contains(".") && !text.contains("e") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
