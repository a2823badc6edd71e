package dev.fluxion.solver.geometry;

import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.solver.sampling.Sobol;
import java.util.Arrays;
import java.util.List;

/** Points all over a box: on a tensor grid, ends included, last coordinate fastest, or scattered where a grid would be too coarse. */
public final class Grid {
    private Grid() {}

    /**
     * A grid of all axes.
     *
     * @param sizes points per axis, at least 1; a single point lies in the middle
     * @return {@code [point][coordinate]}
     */
    public static double[][] points(List<Axis> axes, int[] sizes) {
        long count = count(sizes);
        if (sizes.length != axes.size() || count > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "a grid of " + count + " points over " + sizes.length + " of " + axes.size() + " axes");
        }
        double[][] ticks = new double[sizes.length][];
        for (int d = 0; d < sizes.length; d++) {
            ticks[d] = line(axes.get(d).lower(), axes.get(d).upper(), sizes[d]);
        }
        double[][] points = new double[(int) count][sizes.length];
        for (int i = 0; i < points.length; i++) {
            int rest = i;
            for (int d = sizes.length - 1; d >= 0; d--) {
                points[i][d] = ticks[d][rest % sizes[d]];
                rest /= sizes[d];
            }
        }
        return points;
    }

    /**
     * Scrambled Sobol points.
     *
     * @param seed chooses the scrambling
     * @return {@code [point][coordinate]}
     */
    public static double[][] scattered(List<Axis> axes, int count, long seed) {
        double[][] unit = new Sobol().sample(count, axes.size(), seed, 0);
        double[][] points = new double[count][axes.size()];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < axes.size(); d++) {
                points[i][d] = axes.get(d).lower() + axes.get(d).length() * unit[d][i];
            }
        }
        return points;
    }

    /** The number of points; saturates at {@link Long#MAX_VALUE}. */
    public static long count(int[] sizes) {
        long count = 1;
        for (int size : sizes) {
            count = size > 0 && count > Long.MAX_VALUE / size ? Long.MAX_VALUE : count * size;
        }
        return count;
    }

    /** {@code n} equally spaced numbers, both ends included; the middle if n = 1. */
    public static double[] line(double lower, double upper, int n) {
        double[] line = new double[n];
        for (int i = 0; i < n; i++) {
            double s = n == 1 ? 0.5 : (double) i / (n - 1);
            line[i] = lower * (1 - s) + upper * s;
        }
        return line;
    }

    /** The largest equal size per axis with at most {@code most} points in all. */
    public static int[] sizes(int dimension, int most) {
        int size = 1;
        while (Math.pow(size + 1, dimension) <= most) {
            size++;
        }
        int[] sizes = new int[dimension];
        Arrays.fill(sizes, size);
        return sizes;
    }
}
