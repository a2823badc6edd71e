package dev.fluxion.autodiff.custom;

import java.util.Arrays;

/** Compares the partial derivatives and the adjoint of a {@link CustomOp} with central differences of its value. */
public final class GradientCheck {
    private static final double STEP = 6e-6; // cube root of the f64 epsilon balances truncation and rounding
    private static final double TOLERANCE = 1e-6;

    private GradientCheck() {}

    /**
     * Checks {@code op} at the given points.
     *
     * @param points each of length {@code op.arity()}, well inside the operator's domain
     * @throws IllegalArgumentException naming the point, the argument and both numbers where they differ by more than 1e-6 of
     *     the larger of 1 and the derivative
     */
    public static void check(CustomOp op, double[]... points) {
        if (points.length == 0) {
            throw new IllegalArgumentException("no point to check " + op.name() + " at");
        }
        for (double[] point : points) {
            if (point.length != op.arity()) {
                throw new IllegalArgumentException(
                        op.name() + " takes " + op.arity() + " arguments, a point has " + point.length);
            }
            for (int i = 0; i < op.arity(); i++) {
                double expected = difference(op, point, i);
                require(op, point, i, "partial", op.partial(i).valueAt(point), expected);
                require(op, point, i, "adjoint", adjoint(op, point, i), expected);
            }
        }
    }

    private static double difference(CustomOp op, double[] point, int argument) {
        double h = STEP * Math.max(1, Math.abs(point[argument]));
        double[] above = point.clone();
        double[] below = point.clone();
        above[argument] += h;
        below[argument] -= h;
        return (op.valueAt(above) - op.valueAt(below)) / (above[argument] - below[argument]);
    }

    private static double adjoint(CustomOp op, double[] point, int argument) {
        double[][] rows = new double[point.length][];
        for (int i = 0; i < point.length; i++) {
            rows[i] = new double[] {point[i]};
        }
        double[][] adjoints = new double[point.length][];
        for (int i = 0; i < point.length; i++) {
            adjoints[i] = new double[] {1};
        }
        op.adjoint(rows, new double[] {-2}, adjoints, 1); // from 1 and by -2: it must accumulate and scale
        return (adjoints[argument][0] - 1) / -2;
    }

    private static void require(CustomOp op, double[] point, int argument, String what, double found, double expected) {
        if (!(Math.abs(found - expected) <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
            throw new IllegalArgumentException("operator " + op.name() + ": " + what + " with respect to argument "
                    + (argument + 1) + " at " + Arrays.toString(point) + " is " + found + ", central differences give "
                    + expected);
        }
    }
}
