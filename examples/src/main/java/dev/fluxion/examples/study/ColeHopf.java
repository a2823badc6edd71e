package dev.fluxion.examples.study;

import java.util.function.DoubleBinaryOperator;

/**
 * The solution of u_t + u·u_x = ν·u_xx from u = -sin πx (Cole 1951, Hopf 1950):
 * u = -∫ sin(πy)·exp E dy / ∫ exp E dy with E = -cos(πy)/(2πν) - (x-y)²/(4νt), by the trapezoidal rule, which converges
 * faster than any power of the step on integrands that decay.
 */
record ColeHopf(double viscosity) implements DoubleBinaryOperator {
    private static final int NODES = 4000;

    @Override
    public double applyAsDouble(double x, double t) {
        if (t == 0) {
            return -Math.sin(Math.PI * x);
        }
        double reach = Math.min(2, 12 * Math.sqrt(2 * viscosity * t) + t);
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= NODES; i++) {
            largest = Math.max(largest, exponent(x, t, node(x, reach, i)));
        }
        double numerator = 0;
        double denominator = 0;
        for (int i = 0; i <= NODES; i++) {
            double y = node(x, reach, i);
            double weight = Math.exp(exponent(x, t, y) - largest);
            numerator += Math.sin(Math.PI * y) * weight;
            denominator += weight;
        }
        return -numerator / denominator;
    }

    private static double node(double x, double reach, int i) {
        return x - reach + 2 * reach * i / NODES;
    }

    private double exponent(double x, double t, double y) {
        return -Math.cos(Math.PI * y) / (2 * Math.PI * viscosity) - (x - y) * (x - y) / (4 * viscosity * t);
    }
}
