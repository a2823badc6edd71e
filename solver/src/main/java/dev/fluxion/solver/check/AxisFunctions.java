package dev.fluxion.solver.check;

import dev.fluxion.dsl.problem.Axis;

/** The first functions of a complete set on one interval: Chebyshev polynomials, or 1, cos, sin, cos 2, sin 2, … where the ends are one place. */
final class AxisFunctions {
    private final Axis axis;
    private final int count;

    AxisFunctions(Axis axis, int count) {
        this.axis = axis;
        this.count = count;
    }

    int count() {
        return count;
    }

    /** {@code [function][point]}: derivatives of an order at least 0 at points of the axis. */
    double[][] derivative(int order, double[] points) {
        double[][] values = new double[count][points.length];
        for (int p = 0; p < points.length; p++) {
            if (axis.joined()) {
                trigonometric(order, points[p], p, values);
            } else {
                chebyshev(order, points[p], p, values);
            }
        }
        return values;
    }

    private void trigonometric(int order, double x, int p, double[][] values) {
        double turn = 2 * Math.PI / axis.length();
        for (int k = 0; k < count; k++) {
            double frequency = (k + 1) / 2 * turn;
            double phase = k % 2 == 1 ? Math.PI / 2 : 0; // cos is sin a quarter of a turn on, and so is a derivative
            values[k][p] = k == 0
                    ? order == 0 ? 1 : 0
                    : Math.pow(frequency, order)
                            * Math.sin(frequency * (x - axis.lower()) + phase + order * Math.PI / 2);
        }
    }

    /** The m-th derivative of {@code T_{k+1} = 2s·T_k - T_{k-1}} is {@code 2s·T_k^(m) + 2m·T_k^(m-1) - T_{k-1}^(m)}. */
    private void chebyshev(int order, double x, int p, double[][] values) {
        double scale = 2 / axis.length();
        double s = scale * (x - axis.lower()) - 1;
        double[] before = new double[order + 1];
        double[] now = new double[order + 1];
        double[] next = new double[order + 1];
        now[0] = 1;
        for (int k = 0; k < count; k++) {
            values[k][p] = now[order] * Math.pow(scale, order);
            for (int m = 0; m <= order; m++) {
                double slope = m == 0 ? 0 : m * now[m - 1];
                next[m] = k == 0 ? s * now[m] + slope : 2 * s * now[m] + 2 * slope - before[m];
            }
            double[] free = before;
            before = now;
            now = next;
            next = free;
        }
    }
}
