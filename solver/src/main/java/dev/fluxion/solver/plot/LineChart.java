package dev.fluxion.solver.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines over a common axis with a legend.
 *
 * @param title above the frame
 * @param xLabel name of the horizontal axis
 * @param yLabel name of the vertical axis
 * @param logarithmic whether the vertical axis is
 * @param series the lines; later ones over earlier ones
 */
record LineChart(String title, String xLabel, String yLabel, boolean logarithmic, List<Series> series)
        implements Panel {
    /** Colours that colour-blind readers can tell apart (Okabe and Ito 2008). */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5195");

    private static final double LEGEND_LINE = 16;

    /**
     * One line.
     *
     * @param label in the legend; "" for none
     * @param x abscissae
     * @param y ordinates; what is not finite is left out
     * @param overlay whether it is drawn thin, dark and dashed, as a reference over the others
     */
    record Series(String label, double[] x, double[] y, boolean overlay) {}

    LineChart {
        series = List.copyOf(series);
    }

    @Override
    public void draw(Svg svg, double left, double top, double width, double height) {
        List<double[]> ys = series.stream().map(Series::y).toList();
        Scale y = logarithmic ? Scale.decades(ys) : Scale.around(ys).padded();
        Frame frame = new Frame(
                left,
                top,
                width,
                height,
                Scale.around(series.stream().map(Series::x).toList()),
                y);
        frame.drawGrid(svg);
        List<Series> labelled = new ArrayList<>();
        for (int k = 0; k < series.size(); k++) {
            Series s = series.get(k);
            svg.polyline(frame.pixelsX(s.x()), frame.pixelsY(s.y()), colour(k), s.overlay() ? 1.2 : 1.8, s.overlay());
            if (!s.label().isEmpty()) {
                labelled.add(s);
            }
        }
        frame.drawAxes(svg, title, xLabel, yLabel);
        if (labelled.size() > 1) {
            legend(svg, frame, labelled);
        }
    }

    private void legend(Svg svg, Frame frame, List<Series> labelled) {
        double longest =
                labelled.stream().mapToInt(s -> s.label().length()).max().orElse(0);
        double boxWidth = Math.min(frame.width() - 12, 40 + 6.2 * longest);
        double boxHeight = LEGEND_LINE * labelled.size() + 6;
        double x = frame.right() - boxWidth - 6;
        double y = frame.top() + 6;
        svg.rectangle(x, y, boxWidth, boxHeight, "#fffffff0", "#cccccc");
        for (int k = 0; k < labelled.size(); k++) {
            Series s = labelled.get(k);
            double middle = y + 3 + LEGEND_LINE * (k + 0.5);
            svg.polyline(
                    new double[] {x + 6, x + 28},
                    new double[] {middle, middle},
                    colour(series.indexOf(s)),
                    s.overlay() ? 1.2 : 1.8,
                    s.overlay());
            svg.text(x + 34, middle + 4, Svg.Anchor.START, 11, Svg.fit(s.label(), boxWidth - 36, 11));
        }
    }

    /** The colour of group {@code k}; they repeat after seven. */
    static String colourOf(int k) {
        return COLOURS.get(k % COLOURS.size());
    }

    private String colour(int k) {
        if (series.get(k).overlay()) {
            return "#222222";
        }
        return series.size() <= 2 * COLOURS.size() ? colourOf(k) : ColourMap.hex((double) k / (series.size() - 1));
    }
}
