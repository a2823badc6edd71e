package dev.fluxion.solver.plot;

/** One diagram of a figure. */
sealed interface Panel permits LineChart, HeatMap {
    /** Draws into the frame at these pixels; ticks and names go outside of it. */
    void draw(Svg svg, double left, double top, double width, double height);
}
