package dev.fluxion.solver.plot;

import java.util.Arrays;

/**
 * A field over a rectangle as colours, with a bar that explains them.
 *
 * @param title above the frame
 * @param xLabel name of the horizontal axis
 * @param yLabel name of the vertical axis
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param colours the values of the first and last colour
 * @param values {@code [row][column]}, bottom row first
 */
record HeatMap(String title, String xLabel, String yLabel, Scale x, Scale y, Scale colours, double[][] values)
        implements Panel {
    private static final double BAR_GAP = 12;
    private static final double BAR_WIDTH = 14;
    /** Room to the right of the frame for the bar and its numbers. */
    static final double BAR_SPACE = BAR_GAP + BAR_WIDTH + 52;

    private static final int BAR_STEPS = 128;

    /** The colour axis that holds all values. */
    static Scale colourScale(double[][] values) {
        return Scale.around(Arrays.asList(values));
    }

    @Override
    public void draw(Svg svg, double left, double top, double width, double height) {
        Frame frame = new Frame(left, top, width, height, x, y);
        svg.image(left, top, width, height, Png.encode(pixels()));
        frame.drawAxes(svg, title, xLabel, yLabel);
        int[][] bar = new int[BAR_STEPS][1];
        for (int i = 0; i < BAR_STEPS; i++) {
            bar[i][0] = ColourMap.at(1 - (i + 0.5) / BAR_STEPS);
        }
        double barLeft = frame.right() + BAR_GAP;
        svg.image(barLeft, top, BAR_WIDTH, height, Png.encode(bar));
        svg.rectangle(barLeft, top, BAR_WIDTH, height, "none", "#444444");
        for (Scale.Tick tick : colours.ticks(6)) {
            double py = frame.bottom() - height * colours.position(tick.value());
            svg.line(barLeft + BAR_WIDTH, py, barLeft + BAR_WIDTH + 4, py, "#444444");
            svg.text(barLeft + BAR_WIDTH + 7, py + 4, Svg.Anchor.START, 11, tick.label());
        }
    }

    private int[][] pixels() {
        int[][] pixels = new int[values.length][];
        for (int row = 0; row < values.length; row++) {
            double[] from = values[values.length - 1 - row];
            pixels[row] = new int[from.length];
            for (int column = 0; column < from.length; column++) {
                double s = Double.isFinite(from[column]) ? colours.position(from[column]) : Double.NaN;
                pixels[row][column] = ColourMap.at(s);
            }
        }
        return pixels;
    }
}
