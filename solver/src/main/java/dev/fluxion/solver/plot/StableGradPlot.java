package dev.fluxion.solver.plot;

import dev.fluxion.solver.Progress;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.stablegrad.StableGradTelemetry;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What StableGrad met: the standard deviation of every layer's gradient over the steps, and the factors that it answered with. */
public final class StableGradPlot {
    private static final int MOST_COLUMNS = 640;

    private StableGradPlot() {}

    /** Heat maps layer × step of decimal logarithms; nothing where fewer than two steps of the history used StableGrad. */
    public static Optional<Svg> draw(SolveResult result) {
        List<Progress> used = result.history().stream()
                .filter(p -> p.stableGrad().isPresent())
                .toList();
        if (used.size() < 2 || used.getFirst().step() == used.getLast().step()) {
            return Optional.empty();
        }
        List<Panel> panels = List.of(
                panel("log10 of the gradient's standard deviation", used, StableGradTelemetry::spreads),
                panel("log10 of the factor", used, StableGradTelemetry::factors));
        return Optional.of(new Figure("StableGrad", 1, 640, 260, panels).draw());
    }

    private static HeatMap panel(String title, List<Progress> used, Function<StableGradTelemetry, double[]> of) {
        double first = used.getFirst().step();
        double last = used.getLast().step();
        int columns = Math.min(MOST_COLUMNS, used.size());
        int layers = of.apply(used.getFirst().stableGrad().orElseThrow()).length;
        double[][] values = new double[layers][columns];
        int at = 0;
        for (int column = 0; column < columns; column++) {
            double step = first + (last - first) * column / (columns - 1);
            while (at + 1 < used.size() && used.get(at + 1).step() <= step) {
                at++;
            }
            double[] row = of.apply(used.get(at).stableGrad().orElseThrow());
            for (int layer = 0; layer < layers; layer++) {
                values[layer][column] = layer < row.length ? Math.log10(row[layer]) : Double.NaN;
            }
        }
        return new HeatMap(
                title,
                "step",
                "layer",
                Scale.linear(first, last),
                Scale.linear(0.5, layers + 0.5),
                HeatMap.colourScale(values),
                values);
    }
}
