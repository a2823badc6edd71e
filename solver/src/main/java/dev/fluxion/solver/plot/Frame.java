package dev.fluxion.solver.plot;

/**
 * A rectangle of a picture with axes.
 *
 * @param left pixels
 * @param top pixels
 * @param width pixels
 * @param height pixels
 * @param x the horizontal axis
 * @param y the vertical axis
 */
record Frame(double left, double top, double width, double height, Scale x, Scale y) {
    private static final double TICK = 4;
    private static final double SMALL = 11;
    private static final String AXIS = "#444444";
    private static final String GRID = "#e6e6e6";

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    double[] pixelsX(double[] values) {
        double[] pixels = new double[values.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = left + width * x.position(values[i]);
        }
        return pixels;
    }

    double[] pixelsY(double[] values) {
        double[] pixels = new double[values.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = bottom() - height * y.position(values[i]);
        }
        return pixels;
    }

    /** Faint lines at the ticks, under the data. */
    void drawGrid(Svg svg) {
        for (Scale.Tick tick : x.ticks(6)) {
            double px = left + width * x.position(tick.value());
            svg.line(px, top, px, bottom(), GRID);
        }
        for (Scale.Tick tick : y.ticks(6)) {
            double py = bottom() - height * y.position(tick.value());
            svg.line(left, py, right(), py, GRID);
        }
    }

    /** The border, ticks, numbers, names and title, over the data. */
    void drawAxes(Svg svg, String title, String xLabel, String yLabel) {
        svg.rectangle(left, top, width, height, "none", AXIS);
        for (Scale.Tick tick : x.ticks(6)) {
            double px = left + width * x.position(tick.value());
            svg.line(px, bottom(), px, bottom() + TICK, AXIS);
            svg.text(px, bottom() + TICK + SMALL + 1, Svg.Anchor.MIDDLE, SMALL, tick.label());
        }
        for (Scale.Tick tick : y.ticks(6)) {
            double py = bottom() - height * y.position(tick.value());
            svg.line(left - TICK, py, left, py, AXIS);
            svg.text(left - TICK - 3, py + 0.35 * SMALL, Svg.Anchor.END, SMALL, tick.label());
        }
        svg.text(left + width / 2, bottom() + 34, Svg.Anchor.MIDDLE, 13, xLabel);
        svg.text(left - 48, top + height / 2, Svg.Anchor.MIDDLE, 13, -90, Svg.fit(yLabel, height + 60, 13));
        svg.text(left + width / 2, top - 9, Svg.Anchor.MIDDLE, 13, Svg.fit(title, width + 60, 13));
    }
}
