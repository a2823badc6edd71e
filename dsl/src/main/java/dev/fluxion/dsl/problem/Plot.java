package dev.fluxion.dsl.problem;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A picture to draw after the run.
 *
 * @param name {@code plot1, plot2, …} by position
 * @param items what is drawn, one scalar each
 * @param grid points along each coordinate that is drawn; where there is none, the drawing chooses
 * @param at values of coordinates that the picture is taken at, by axis; the drawing chooses the others
 */
public record Plot(String name, List<PlotItem> items, OptionalInt grid, SortedMap<Integer, List<Double>> at) {

    /** Copies the collections. */
    public Plot {
        items = List.copyOf(items);
        at = Collections.unmodifiableSortedMap(new TreeMap<>(at));
    }
}
