package dev.fluxion.autodiff.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotationTest {
    private final Graph g = new Graph(2);
    private final Node x = g.coordinate(0);
    private final Node t = g.coordinate(1);
    private final Node u = g.field(0);
    private final Node two = g.constant(2);
    private final Notation notation = new Notation(List.of("x", "t"), List.of("u"));

    private void prints(String expected, Node node) {
        assertEquals(expected, notation.print(node));
    }

    @Test
    void anEquationReadsAsItIsWritten() {
        Node ux = Differentiation.of(g, u, 0);
        Node viscous = g.multiply(g.constant(0.01 / Math.PI), Differentiation.of(g, ux, 0));
        Node burgers = g.subtract(g.add(Differentiation.of(g, u, 1), g.multiply(u, ux)), viscous);
        prints("u_t + u*u_x - 0.0031830989*u_xx", burgers);
    }

    @Test
    void parenthesesStandOnlyWhereTheValueNeedsThem() {
        prints("x - (t + u)", g.subtract(x, g.add(t, u)));
        prints("x - (t - u)", g.subtract(x, g.subtract(t, u)));
        prints("x + t - u", g.add(x, g.subtract(t, u)));
        prints("(x + t)*u", g.multiply(g.add(x, t), u));
        prints("x/(t*u)", g.divide(x, g.multiply(t, u)));
        prints("x/(t/u)", g.divide(x, g.divide(t, u)));
        prints("x/t/u", g.divide(g.divide(x, t), u));
        prints("x^t^u", g.power(x, g.power(t, u)));
        prints("(x^t)^u", g.power(g.power(x, t), u));
        prints("(-x)^t", g.power(g.negate(x), t));
        prints("-x^2", g.negate(g.power(x, two)));
        prints("-(x*t)", g.negate(g.multiply(x, t)));
        prints("-(x + t)", g.negate(g.add(x, t)));
        prints("2^(-x)", g.power(two, g.negate(x)));
        prints("(2*x)^t", g.power(g.multiply(two, x), t));
    }

    @Test
    void negativeFactorsBecomeDifferences() {
        prints("u - 2*x", g.add(u, g.multiply(g.constant(-2), x)));
        prints("u + 2*x", g.subtract(u, g.multiply(g.constant(-2), x)));
        prints("-2*x + u_x", g.add(g.multiply(g.constant(-2), x), Differentiation.of(g, u, 0)));
        prints("u - 2*x*t", g.add(u, g.multiply(g.multiply(g.constant(-2), x), t)));
        prints("u + 2*x/t", g.subtract(u, g.divide(g.multiply(g.constant(-2), x), t)));
        prints("u - 2", g.add(u, g.constant(-2)));
        prints("u + 2", g.subtract(u, g.constant(-2)));
        prints("x^(-2)", g.power(x, g.constant(-2)));
    }

    @Test
    void functionsAreCalledByTheirNames() {
        prints("sin(x + t)", g.unary(UnaryFunction.SIN, g.add(x, t)));
        prints("max(x, min(t, u))", g.binary(BinaryFunction.MAXIMUM, x, g.binary(BinaryFunction.MINIMUM, t, u)));
        prints("atan2(x, t)", g.binary(BinaryFunction.ATAN2, x, t));
        prints("(if x < t then u else 0)", g.select(Comparison.LESS, x, t, u, g.constant(0)));
        prints("(if x <= t then u else 2)*x", g.multiply(g.select(Comparison.LESS_OR_EQUAL, x, t, u, two), x));
        prints("normal_x", g.normal(0));
    }

    @Test
    void numbersAreShortAndRoundedToEightDigits() {
        prints("0.1", g.constant(0.1));
        prints("0.33333333", g.constant(1.0 / 3));
        prints("1000000", g.constant(1e6));
        prints("1e+20", g.constant(1e20));
        prints("1.2345679e-07", g.constant(1.23456789012e-7));
        prints("-3", g.constant(-3));
        prints("NaN", g.constant(Double.NaN));
        prints("Infinity", g.constant(Double.POSITIVE_INFINITY));
    }

    @Test
    void longCoordinateNamesAreSeparated() {
        Notation longer = new Notation(List.of("x1", "x2"), List.of("u"));
        assertEquals("u_x1_x1_x2", longer.derivative(0, new MultiIndex(List.of(2, 1))));
        assertEquals("u_xxt", notation.derivative(0, new MultiIndex(List.of(2, 1))));
    }
}
