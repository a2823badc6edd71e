package dev.fluxion.autodiff.tile;

import dev.fluxion.autodiff.custom.CustomOp;

/** The derivative of order k of z·Φ(z): Φ by its power series, its derivatives φ(z)·p(z) with p ↦ p' - z·p. */
record Gelu(int order) implements CustomOp {
    @Override
    public String name() {
        return "gelu_" + order;
    }

    @Override
    public int arity() {
        return 1;
    }

    @Override
    public CustomOp partial(int argument) {
        return new Gelu(order + 1);
    }

    @Override
    public void value(double[][] arguments, double[] result, int n) {
        for (int p = 0; p < n; p++) {
            result[p] = at(arguments[0][p]);
        }
    }

    private double at(double z) {
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        if (order < 2) {
            double distribution = 0.5 + density * series(z);
            return order == 0 ? z * distribution : distribution + z * density;
        }
        double[] p = {2, 0, -1};
        for (int k = 2; k < order; k++) {
            double[] next = new double[p.length + 1];
            for (int i = 0; i < p.length; i++) {
                next[i + 1] -= p[i];
                if (i > 0) {
                    next[i - 1] += i * p[i];
                }
            }
            p = next;
        }
        double polynomial = 0;
        for (int i = p.length - 1; i >= 0; i--) {
            polynomial = polynomial * z + p[i];
        }
        return density * polynomial;
    }

    /** Σ z^(2n+1)/(2n+1)!! (Marsaglia 2004). */
    private static double series(double z) {
        double term = z;
        double sum = z;
        for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= z * z / (2 * n + 1);
            sum += term;
        }
        return sum;
    }
}
