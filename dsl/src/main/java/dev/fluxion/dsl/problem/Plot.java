package dev.fluxion.dsl.problem;

import java.util.List;

/**
 * A picture to draw after the run.
 *
 * @param name {@code plot1, plot2, …} by position
 * @param items what is drawn, one scalar each
 * @param times the instants asked for; empty means that the drawing chooses
 */
public record Plot(String name, List<PlotItem> items, List<Double> times) {

    /** Copies the lists. */
    public Plot {
        items = List.copyOf(items);
        times = List.copyOf(times);
    }
}
