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

    /** Whether f(x, y) = f(y, x). */
    public boolean commutative() {
        return switch (this) {
            case ADD, MULTIPLY, MINIMUM, MAXIMUM -> true;
            case SUBTRACT, DIVIDE, POWER, ATAN2 -> false;
        };
    }
}
