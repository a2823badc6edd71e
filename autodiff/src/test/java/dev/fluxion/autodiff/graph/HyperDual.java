package dev.fluxion.autodiff.graph;

import java.util.Arrays;

/**
 * Nested dual numbers: a number of n independent parts ε₁ … εₙ with εᵢ² = 0, as 2ⁿ coefficients, bit i of the index for εᵢ.
 * f(x + ε₁ + ε₂) has f''(x) at ε₁ε₂: exact derivatives of any order without any rule about expressions.
 */
final class HyperDual {
    private final double[] c;

    private HyperDual(double[] coefficients) {
        this.c = coefficients;
    }

    static HyperDual constant(double value, int parts) {
        double[] c = new double[1 << parts];
        c[0] = value;
        return new HyperDual(c);
    }

    /** value + Σ εᵢ over the set bits of {@code parts}. */
    static HyperDual variable(double value, int seeded, int parts) {
        HyperDual result = constant(value, parts);
        for (int i = 0; i < parts; i++) {
            result.c[1 << i] = seeded >> i & 1;
        }
        return result;
    }

    double value() {
        return c[0];
    }

    /** The coefficient of ε₁ε₂…εₙ. */
    double last() {
        return c[c.length - 1];
    }

    HyperDual plus(HyperDual other) {
        double[] sum = new double[c.length];
        Arrays.setAll(sum, i -> c[i] + other.c[i]);
        return new HyperDual(sum);
    }

    HyperDual times(double factor) {
        return new HyperDual(Arrays.stream(c).map(x -> factor * x).toArray());
    }

    HyperDual minus(HyperDual other) {
        return plus(other.times(-1));
    }

    HyperDual plus(double shift) {
        double[] sum = c.clone();
        sum[0] += shift;
        return new HyperDual(sum);
    }

    HyperDual times(HyperDual other) {
        double[] product = new double[c.length];
        for (int i = 0; i < c.length; i++) {
            for (int j = 0; j < c.length; j++) {
                if ((i & j) == 0) {
                    product[i | j] += c[i] * other.c[j];
                }
            }
        }
        return new HyperDual(product);
    }

    HyperDual over(HyperDual other) {
        return times(other.reciprocal());
    }

    HyperDual reciprocal() {
        return split(1 / c[0], low -> low.reciprocal().times(low.reciprocal()).times(-1));
    }

    HyperDual power(HyperDual exponent) {
        if (c.length == 1) {
            return constant(Math.pow(c[0], exponent.c[0]), 0);
        }
        HyperDual a = low();
        HyperDual b = exponent.low();
        HyperDual value = a.power(b);
        HyperDual high = b.times(a.power(b.plus(-1))).times(high());
        if (Arrays.stream(exponent.high().c).anyMatch(x -> x != 0)) {
            high = high.plus(value.times(a.unary(UnaryFunction.LOG)).times(exponent.high()));
        }
        return join(value, high);
    }

    HyperDual unary(UnaryFunction f) {
        return split(f.apply(c[0]), a -> switch (f) {
            case NEGATE -> constant(-1, a.parts());
            case EXP -> a.unary(UnaryFunction.EXP);
            case LOG -> a.reciprocal();
            case SIN -> a.unary(UnaryFunction.COS);
            case COS -> a.unary(UnaryFunction.SIN).times(-1);
            case TAN -> square(a.unary(UnaryFunction.COS)).reciprocal();
            case ASIN -> square(a).times(-1).plus(1).unary(UnaryFunction.SQRT).reciprocal();
            case ACOS ->
                square(a)
                        .times(-1)
                        .plus(1)
                        .unary(UnaryFunction.SQRT)
                        .reciprocal()
                        .times(-1);
            case ATAN -> square(a).plus(1).reciprocal();
            case SINH -> a.unary(UnaryFunction.COSH);
            case COSH -> a.unary(UnaryFunction.SINH);
            case TANH -> square(a.unary(UnaryFunction.COSH)).reciprocal();
            case SQRT -> a.unary(UnaryFunction.SQRT).times(2).reciprocal();
            case ABS -> constant(Math.signum(a.value()), a.parts());
            case SIGN -> constant(0, a.parts());
        });
    }

    private interface Slope {
        HyperDual at(HyperDual low);
    }

    /** f(a + b ε) = f(a) + f'(a)·b ε, a and b with one part less. */
    private HyperDual split(double scalar, Slope slope) {
        if (c.length == 1) {
            return constant(scalar, 0);
        }
        return join(low().split(scalar, slope), slope.at(low()).times(high()));
    }

    private int parts() {
        return Integer.numberOfTrailingZeros(c.length);
    }

    private HyperDual low() {
        return new HyperDual(Arrays.copyOf(c, c.length / 2));
    }

    private HyperDual high() {
        return new HyperDual(Arrays.copyOfRange(c, c.length / 2, c.length));
    }

    private static HyperDual join(HyperDual low, HyperDual high) {
        double[] c = Arrays.copyOf(low.c, 2 * low.c.length);
        System.arraycopy(high.c, 0, c, low.c.length, high.c.length);
        return new HyperDual(c);
    }

    private static HyperDual square(HyperDual a) {
        return a.times(a);
    }
}
