package dev.fluxion.autodiff.custom;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Multilinear interpolation of values on a tensor grid, constant beyond its ends. Derivatives are those of the interpolant: constant along
 * an axis between two grid lines, from the right on a line itself, zero from the second order on and beyond the ends.
 */
public final class GridInterpolation implements CustomOp {
    private final String name;
    private final double[][] ticks;
    private final double[] values;
    private final int[] orders;
    private final ConcurrentHashMap<Integer, GridInterpolation> partials = new ConcurrentHashMap<>();

    /**
     * An interpolant.
     *
     * @param name for messages and printed formulas
     * @param ticks the grid lines of each axis, at least two, strictly increasing
     * @param values one per grid point, last axis fastest
     * @throws IllegalArgumentException if the grid has another number of points than {@code values}, or its lines do not increase
     */
    public GridInterpolation(String name, double[][] ticks, double[] values) {
        this(
                name,
                Arrays.stream(ticks).map(double[]::clone).toArray(double[][]::new),
                values.clone(),
                new int[ticks.length]);
        long points = 1;
        for (double[] line : ticks) {
            points *= line.length;
            for (int i = 1; i < line.length; i++) {
                if (!(line[i] > line[i - 1])) {
                    throw new IllegalArgumentException(
                            name + ": grid lines " + line[i - 1] + ", " + line[i] + " do not increase");
                }
            }
            if (line.length < 2) {
                throw new IllegalArgumentException(
                        name + ": an axis has " + line.length + " grid lines, not 2 or more");
            }
        }
        if (points != values.length) {
            throw new IllegalArgumentException(
                    name + ": a grid of " + points + " points, " + values.length + " values");
        }
    }

    private GridInterpolation(String name, double[][] ticks, double[] values, int[] orders) {
        this.name = name;
        this.ticks = ticks;
        this.values = values;
        this.orders = orders;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int arity() {
        return ticks.length;
    }

    @Override
    public void value(double[][] arguments, double[] result, int n) {
        double[] lower = new double[ticks.length];
        double[] upper = new double[ticks.length];
        int[] cells = new int[ticks.length];
        for (int p = 0; p < n; p++) {
            for (int d = 0; d < ticks.length; d++) {
                cells[d] = weights(d, arguments[d][p], lower, upper);
            }
            result[p] = sum(0, 0, cells, lower, upper);
        }
    }

    /** The cell of a coordinate, and the factors of its two ends. */
    private int weights(int d, double x, double[] lower, double[] upper) {
        double[] line = ticks[d];
        int found = Arrays.binarySearch(line, x);
        int cell = Math.clamp(found >= 0 ? found : -found - 2, 0, line.length - 2);
        double width = line[cell + 1] - line[cell];
        double s = Math.clamp((x - line[cell]) / width, 0, 1);
        boolean inside = x >= line[0] && x <= line[line.length - 1];
        double slope = orders[d] == 1 && inside ? 1 / width : 0;
        lower[d] = orders[d] == 0 ? 1 - s : -slope;
        upper[d] = orders[d] == 0 ? s : slope;
        return cell;
    }

    private double sum(int d, int index, int[] cells, double[] lower, double[] upper) {
        if (d == ticks.length) {
            return values[index];
        }
        int below = index * ticks[d].length + cells[d];
        return lower[d] * sum(d + 1, below, cells, lower, upper)
                + upper[d] * sum(d + 1, below + 1, cells, lower, upper);
    }

    @Override
    public CustomOp partial(int argument) {
        return partials.computeIfAbsent(argument, i -> {
            int[] more = orders.clone();
            more[i]++;
            return new GridInterpolation(name + "_" + (i + 1), ticks, values, more);
        });
    }
}
