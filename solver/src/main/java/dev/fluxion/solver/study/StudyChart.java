package dev.fluxion.solver.study;

import java.util.List;

/**
 * A picture of lines.
 *
 * @param name of the file, without ending
 * @param title above
 * @param xLabel name of the horizontal axis
 * @param yLabel name of the vertical axis
 * @param logarithmic whether the vertical axis is
 * @param lines later ones over earlier ones
 */
public record StudyChart(
        String name, String title, String xLabel, String yLabel, boolean logarithmic, List<Line> lines) {
    public StudyChart {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param label in the legend
     * @param x abscissae
     * @param y ordinates, as many; what is not finite is left out
     */
    public record Line(String label, double[] x, double[] y) {
        public Line {
            if (x.length != y.length) {
                throw new IllegalArgumentException(label + ": " + x.length + " abscissae, " + y.length + " ordinates");
            }
        }
    }
}
