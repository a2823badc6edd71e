package dev.fluxion.kernels;

import java.util.Arrays;

/**
 * Polynomials in two variables up to a total degree, the rest cut off: the oracle of jets. Composition is by powers, so no formula of Faà di
 * Bruno enters.
 */
record Polynomials(double[][] c) {
    static Polynomials zero(int degree) {
        return new Polynomials(new double[degree + 1][degree + 1]);
    }

    /** Coefficient of {@code x^i y^j} times {@code i! j!}: the mixed derivative at 0 in the given variables. */
    double derivative(int[] variables) {
        int i = (int) Arrays.stream(variables).filter(v -> v == 0).count();
        int j = variables.length - i;
        return c[i][j] * JetTables.factorial(i) * JetTables.factorial(j);
    }

    void setDerivative(int[] variables, double value) {
        int i = (int) Arrays.stream(variables).filter(v -> v == 0).count();
        int j = variables.length - i;
        c[i][j] = value / (JetTables.factorial(i) * JetTables.factorial(j));
    }

    /** Σ taylor_k · (this - c_00)^k. */
    Polynomials compose(double[] taylor) {
        int degree = c.length - 1;
        Polynomials step = zero(degree).plus(this, 1);
        step.c[0][0] = 0;
        Polynomials sum = zero(degree);
        Polynomials power = zero(degree);
        power.c[0][0] = 1;
        for (int k = 0; k <= degree; k++) {
            sum = sum.plus(power, taylor[k]);
            power = power.times(step);
        }
        return sum;
    }

    private Polynomials plus(Polynomials other, double factor) {
        Polynomials r = zero(c.length - 1);
        for (int i = 0; i < c.length; i++) {
            for (int j = 0; i + j < c.length; j++) {
                r.c[i][j] = c[i][j] + factor * other.c[i][j];
            }
        }
        return r;
    }

    private Polynomials times(Polynomials other) {
        int degree = c.length - 1;
        Polynomials r = zero(degree);
        for (int i = 0; i <= degree; i++) {
            for (int j = 0; i + j <= degree; j++) {
                for (int k = 0; i + j + k <= degree; k++) {
                    for (int l = 0; i + j + k + l <= degree; l++) {
                        r.c[i + k][j + l] += c[i][j] * other.c[k][l];
                    }
                }
            }
        }
        return r;
    }
}
