package dev.fluxion.solver.plot;

import dev.fluxion.solver.Progress;
import dev.fluxion.solver.SolveResult;
import java.util.ArrayList;
import java.util.List;

/** The history of a run: unweighted loss of every term, and the error where it was measured, over the steps. */
public final class LossPlot {
    private LossPlot() {}

    /** The picture, with a logarithmic axis. */
    public static Svg draw(SolveResult result) {
        List<Progress> history = result.history();
        double[] steps = history.stream().mapToDouble(Progress::step).toArray();
        List<LineChart.Series> series = new ArrayList<>();
        for (int k = 0; k < result.terms().size(); k++) {
            int term = k;
            double[] losses =
                    history.stream().mapToDouble(p -> p.termLosses()[term]).toArray();
            series.add(new LineChart.Series(result.terms().get(k), steps, losses, false));
        }
        List<Progress> measured =
                history.stream().filter(p -> p.error().isPresent()).toList();
        if (!measured.isEmpty()) {
            series.add(new LineChart.Series(
                    "rel. L2 error",
                    measured.stream().mapToDouble(Progress::step).toArray(),
                    measured.stream().mapToDouble(p -> p.error().getAsDouble()).toArray(),
                    true));
        }
        LineChart chart = new LineChart("mean squared residual by term", "step", "loss", true, series);
        return new Figure("Training", 1, 640, 380, List.of(chart)).draw();
    }
}
