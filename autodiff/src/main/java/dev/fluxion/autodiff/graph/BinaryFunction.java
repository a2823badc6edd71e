package dev.fluxion.autodiff.graph;

import java.util.function.DoubleBinaryOperator;

/** The elementary functions of two arguments. */
public enum BinaryFunction {
    ADD(Double::sum),
    SUBTRACT((x, y) -> x - y),
    MULTIPLY((x, y) -> x * y),
    DIVIDE((x, y) -> x / y),
    POWER(Math::pow),
    MINIMUM(Math::min),
    MAXIMUM(Math::max),
    ATAN2(Math::atan2);

    private final DoubleBinaryOperator function;

    BinaryFunction(DoubleBinaryOperator function) {
        this.function = function;
    }

    public double apply(double x, double y) {
        return function.applyAsDouble(x, y);
    }

    /** The values for the first {@code count} pairs; sums and products, of which there are many, by a loop of their own. */
    void apply(double[] x, double[] y, double[] values, int count) {
        switch (this) {
            case ADD -> {
                for (int i = 0; i < count; i++) {
                    values[i] = x[i] + y[i];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < count; i++) {
                    values[i] = x[i] - y[i];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < count; i++) {
                    values[i] = x[i] * y[i];
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    values[i] = function.applyAsDouble(x[i], y[i]);
                }
            }
        }
    }

    /** Whether f(x, y) = f(y, x). */
    public boolean commutative() {
        return switch (this) {
            case ADD, MULTIPLY, MINIMUM, MAXIMUM -> true;
            case SUBTRACT, DIVIDE, POWER, ATAN2 -> false;
        };
    }
}
