package dev.fluxion.autodiff.graph;

import java.util.function.DoubleUnaryOperator;

/** The elementary functions of one argument. */
public enum UnaryFunction {
    NEGATE(x -> -x),
    EXP(Math::exp),
    LOG(Math::log),
    SIN(Math::sin),
    COS(Math::cos),
    TAN(Math::tan),
    ASIN(Math::asin),
    ACOS(Math::acos),
    ATAN(Math::atan),
    SINH(Math::sinh),
    COSH(Math::cosh),
    TANH(Math::tanh),
    SQRT(Math::sqrt),
    ABS(Math::abs),
    SIGN(Math::signum);

    private final DoubleUnaryOperator function;

    UnaryFunction(DoubleUnaryOperator function) {
        this.function = function;
    }

    public double apply(double x) {
        return function.applyAsDouble(x);
    }
}
