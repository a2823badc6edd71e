package dev.fluxion.kernels;

/**
 * A power series in one variable, cut off: nested dual numbers in the plainest form, and the independent oracle of the activations. Knows only
 * sums, products, quotients, exp and integrals.
 */
record Truncated(double[] c) {
    static Truncated variable(double at, int order) {
        double[] c = new double[order + 1];
        c[0] = at;
        if (order > 0) {
            c[1] = 1;
        }
        return new Truncated(c);
    }

    Truncated plus(double s) {
        double[] r = c.clone();
        r[0] += s;
        return new Truncated(r);
    }

    Truncated times(double s) {
        double[] r = c.clone();
        for (int k = 0; k < r.length; k++) {
            r[k] *= s;
        }
        return new Truncated(r);
    }

    Truncated times(Truncated other) {
        double[] r = new double[c.length];
        for (int i = 0; i < c.length; i++) {
            for (int j = 0; i + j < c.length; j++) {
                r[i + j] += c[i] * other.c[j];
            }
        }
        return new Truncated(r);
    }

    /** 1/this by long division. */
    Truncated reciprocal() {
        double[] r = new double[c.length];
        for (int k = 0; k < c.length; k++) {
            double rest = k == 0 ? 1 : 0;
            for (int i = 1; i <= k; i++) {
                rest -= c[i] * r[k - i];
            }
            r[k] = rest / c[0];
        }
        return new Truncated(r);
    }

    /** exp(c_0) · Σ (this - c_0)^k/k!. */
    Truncated exp() {
        Truncated power = constant(StrictMath.exp(c[0]));
        Truncated step = plus(-c[0]);
        Truncated sum = power;
        for (int k = 1; k < c.length; k++) {
            power = power.times(step).times(1.0 / k);
            double[] r = sum.c.clone();
            for (int i = 0; i < r.length; i++) {
                r[i] += power.c[i];
            }
            sum = new Truncated(r);
        }
        return sum;
    }

    /** The antiderivative with value {@code at} at the point of expansion. */
    Truncated integral(double at) {
        double[] r = new double[c.length];
        r[0] = at;
        for (int k = 1; k < c.length; k++) {
            r[k] = c[k - 1] / k;
        }
        return new Truncated(r);
    }

    private Truncated constant(double value) {
        double[] r = new double[c.length];
        r[0] = value;
        return new Truncated(r);
    }

    /** Taylor coefficients of an activation at z, from its definition. */
    static double[] activation(Activation activation, double z, int order) {
        Truncated x = variable(z, order);
        Truncated series =
                switch (activation) {
                    case TANH -> x.times(2).exp().plus(1).reciprocal().times(-2).plus(1);
                    case SIN -> sine(z, order);
                    case GELU -> x.times(normalDensity(x).integral(normalDistribution(z)));
                    case SILU -> x.times(x.times(-1).exp().plus(1).reciprocal());
                    case SOFTPLUS ->
                        x.times(-1)
                                .exp()
                                .plus(1)
                                .reciprocal()
                                .integral(Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z))));
                    case IDENTITY -> x;
                };
        return series.c;
    }

    private static Truncated sine(double z, int order) {
        double[] r = new double[order + 1];
        double factorial = 1;
        for (int k = 0; k <= order; k++) {
            factorial *= Math.max(k, 1);
            r[k] = switch (k % 4) {
                        case 0 -> StrictMath.sin(z);
                        case 1 -> StrictMath.cos(z);
                        case 2 -> -StrictMath.sin(z);
                        default -> -StrictMath.cos(z);
                    }
                    / factorial;
        }
        return new Truncated(r);
    }

    private static Truncated normalDensity(Truncated x) {
        return x.times(x).times(-0.5).exp().times(1 / Math.sqrt(2 * Math.PI));
    }

    /** Φ by its series around 0, and by Laplace's continued fraction in the left tail. */
    static double normalDistribution(double z) {
        double density = StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        if (z < -1) {
            double fraction = -z;
            for (int k = 400; k >= 1; k--) {
                fraction = -z + k / fraction;
            }
            return density / fraction;
        }
        double term = z;
        double sum = 0;
        for (int k = 1; k < 400; k++) {
            sum += term;
            term *= z * z / (2 * k + 1);
        }
        return z > 9 ? 1 : 0.5 + density * sum;
    }
}
