package dev.fluxion.solver.plot;

import dev.fluxion.solver.study.StudyChart;
import java.util.List;

/** The charts of a study. */
public final class StudyPlot {
    private StudyPlot() {}

    /** The picture of one chart. */
    public static Svg draw(StudyChart chart) {
        List<LineChart.Series> series = chart.lines().stream()
                .map(line -> new LineChart.Series(line.label(), line.x(), line.y(), false))
                .toList();
        LineChart lines = new LineChart("", chart.xLabel(), chart.yLabel(), chart.logarithmic(), series);
        return new Figure(chart.title(), 1, 640, 380, List.of(lines)).draw();
    }
}
