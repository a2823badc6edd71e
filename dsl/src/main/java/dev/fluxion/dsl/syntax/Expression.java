package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Span;
import java.util.List;

/**
 * A value as written. Unicode spellings are already plain calls ({@code Δu} is {@code lap(u)}, {@code a·b} is
 * {@code dot(a, b)}, {@code u²} is {@code u^2}); parentheses are gone; names are NFKC-normalised. Regions, optimizers and file
 * names are expressions too: the checker tells them apart.
 */
public sealed interface Expression {
    Span span();

    /** A decimal number; {@code text} as written. */
    record Number(Span span, double value, String text) implements Expression {}

    /** A string in double quotes, escapes resolved. */
    record Text(Span span, String value) implements Expression {}

    /** {@code true} or {@code false}. */
    record Truth(Span span, boolean value) implements Expression {}

    /** The number π. */
    record Pi(Span span) implements Expression {}

    /** The whole boundary ∂Ω as a set, as in {@code integral(dn(u), boundary)}. */
    record WholeBoundary(Span span) implements Expression {}

    /** An identifier: coordinate, field, derivative such as {@code u_xx}, parameter, definition, region, word of a setting. */
    record Name(Span span, String text) implements Expression {}

    /** {@code base[i]} or {@code base[i, j]}, indices from 1. */
    record Index(Span span, Expression base, List<Expression> indices) implements Expression {
        public Index {
            indices = List.copyOf(indices);
        }
    }

    /** {@code f(arguments)}; {@code exact(u)} is a call of the name {@code exact}. */
    record Call(Span span, Name function, List<Argument> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code ∂xx(operand)}: the letters of {@code coordinates} are coordinates, to be split by the checker. */
    record Partial(Span span, Name coordinates, Expression operand) implements Expression {}

    /** {@code -a} or {@code +a}. */
    record Unary(Span span, UnaryOperator operator, Expression operand) implements Expression {}

    /** {@code a + b} and its like. */
    record Binary(Span span, BinaryOperator operator, Expression left, Expression right) implements Expression {}

    /** {@code if condition then a else b}. */
    record Conditional(Span span, Predicate condition, Expression then, Expression otherwise) implements Expression {}

    /** {@code (a, b, …)}: a vector or a point, at least two elements. */
    record Tuple(Span span, List<Expression> elements) implements Expression {
        public Tuple {
            elements = List.copyOf(elements);
        }
    }

    /** {@code [a, b, …]}: a list of values, an interval where one is expected. */
    record Array(Span span, List<Expression> elements) implements Expression {
        public Array {
            elements = List.copyOf(elements);
        }
    }

    /** Prefix operators. */
    enum UnaryOperator {
        MINUS("-"),
        PLUS("+");

        private final String symbol;

        UnaryOperator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /** Infix operators, loosest first. On regions {@code +} is union, {@code -} difference and {@code &} intersection. */
    enum BinaryOperator {
        INTERSECT("&"),
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        POWER("^");

        private final String symbol;

        BinaryOperator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }
}
