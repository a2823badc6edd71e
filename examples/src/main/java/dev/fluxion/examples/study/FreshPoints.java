package dev.fluxion.examples.study;

import dev.fluxion.kernels.Philox;

/** Points that differ at every step, as a function of seed and step. */
@FunctionalInterface
interface FreshPoints {
    /** One row per coordinate. */
    double[][] draw(long seed, int step);

    /** {@code count} uniform points of the box [lower, upper]. */
    static FreshPoints inside(int count, double[] lower, double[] upper, int stream) {
        return (seed, step) -> {
            double[][] points = new double[lower.length][count];
            for (int i = 0; i < lower.length; i++) {
                for (int p = 0; p < count; p++) {
                    long counter = (long) step * count + p;
                    double u = Philox.uniform(seed, 1000L + 100L * stream + i, counter);
                    points[i][p] = lower[i] + (upper[i] - lower[i]) * u;
                }
            }
            return points;
        };
    }

    /** The same with coordinate {@code axis} put to the ends of its interval in turn: to the lower one, or to both if {@code both}. */
    static FreshPoints onFaces(int count, double[] lower, double[] upper, int stream, int axis, boolean both) {
        FreshPoints inside = inside(count, lower, upper, stream);
        return (seed, step) -> {
            double[][] points = inside.draw(seed, step);
            for (int p = 0; p < count; p++) {
                points[axis][p] = both && p % 2 == 1 ? upper[axis] : lower[axis];
            }
            return points;
        };
    }

    /** Points on all four sides of a rectangle in turn. */
    static FreshPoints onSides(int count, double[] lower, double[] upper, int stream) {
        FreshPoints inside = inside(count, lower, upper, stream);
        return (seed, step) -> {
            double[][] points = inside.draw(seed, step);
            for (int p = 0; p < count; p++) {
                int axis = p % 2;
                points[axis][p] = p % 4 < 2 ? lower[axis] : upper[axis];
            }
            return points;
        };
    }
}
