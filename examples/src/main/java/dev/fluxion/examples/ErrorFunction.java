package dev.fluxion.examples;

import dev.fluxion.autodiff.custom.CustomOp;
import java.util.Objects;

/**
 * erf(x) = 2/√π ∫₀ˣ e^{-s²} ds, an operator that the language does not have. The module provides it as a service, so a
 * {@code .pde} file can call {@code erf(…)} and differentiate through it as often as it likes.
 */
public final class ErrorFunction implements CustomOp {
    private static final double SCALE = 2 / Math.sqrt(Math.PI);

    /** The operator; public and without arguments because the service loader calls it. */
    public ErrorFunction() {}

    @Override
    public String name() {
        return "erf";
    }

    @Override
    public int arity() {
        return 1;
    }

    @Override
    public void value(double[][] arguments, double[] result, int n) {
        for (int p = 0; p < n; p++) {
            result[p] = erf(arguments[0][p]);
        }
    }

    @Override
    public CustomOp partial(int argument) {
        Objects.checkIndex(argument, 1);
        return new Derivative(0);
    }

    /** The Maclaurin series where it loses no digit that matters, beyond it a continued fraction of 1 - erf. */
    static double erf(double x) {
        double square = x * x;
        if (Math.abs(x) > 2.5) {
            double fraction = 0;
            for (int k = 60; k >= 1; k--) {
                fraction = 0.5 * k / (Math.abs(x) + fraction);
            }
            double tail = Math.exp(-square) / (Math.abs(x) + fraction) / Math.sqrt(Math.PI);
            return Math.copySign(1 - tail, x);
        }
        // erf x = 2/√π e^{-x²} Σ 2ᵏ x^{2k+1} / (2k+1)!!, all terms of one sign.
        double term = x;
        double sum = x;
        for (int k = 1; Math.abs(term) > 1e-17 * Math.abs(sum); k++) {
            term *= 2 * square / (2 * k + 1);
            sum += term;
        }
        return SCALE * Math.exp(-square) * sum;
    }

    /**
     * The derivative of order {@code degree + 1}: 2/√π (-1)ᵈ H_d(x) e^{-x²}, with the Hermite polynomial H of degree d.
     *
     * @param degree d
     */
    private record Derivative(int degree) implements CustomOp {
        @Override
        public String name() {
            return "erf_" + (degree + 1);
        }

        @Override
        public int arity() {
            return 1;
        }

        @Override
        public void value(double[][] arguments, double[] result, int n) {
            double sign = degree % 2 == 0 ? 1 : -1;
            for (int p = 0; p < n; p++) {
                double x = arguments[0][p];
                result[p] = sign * SCALE * hermite(degree, x) * Math.exp(-x * x);
            }
        }

        @Override
        public CustomOp partial(int argument) {
            Objects.checkIndex(argument, 1);
            return new Derivative(degree + 1);
        }

        private static double hermite(int degree, double x) {
            double before = 0;
            double value = 1;
            for (int k = 0; k < degree; k++) {
                double next = 2 * x * value - 2 * k * before;
                before = value;
                value = next;
            }
            return value;
        }
    }
}
