package dev.fluxion.autodiff.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GraphTest {
    private final Graph g = new Graph(2);
    private final Node x = g.coordinate(0);
    private final Node y = g.coordinate(1);
    private final Node u = g.field(0);
    private final Node zero = g.constant(0);
    private final Node one = g.constant(1);

    @Test
    void equalExpressionsAreOneObject() {
        assertSame(g.coordinate(0), x);
        assertSame(g.derivative(0, MultiIndex.unit(2, 1)), g.derivative(0, new MultiIndex(List.of(0, 1))));
        assertSame(g.unary(UnaryFunction.SIN, g.add(x, u)), g.unary(UnaryFunction.SIN, g.add(x, u)));
        assertSame(g.select(Comparison.LESS, x, y, u, x), g.select(Comparison.LESS, x, y, u, x));
        assertNotSame(g.select(Comparison.LESS, x, y, u, x), g.select(Comparison.LESS_OR_EQUAL, x, y, u, x));
        assertNotSame(g.normal(0), g.normal(1));
    }

    @ParameterizedTest
    @EnumSource(BinaryFunction.class)
    void exactlyTheCommutativeFunctionsAreOneObjectInBothOrders(BinaryFunction f) {
        assertEquals(f.commutative(), g.binary(f, x, u) == g.binary(f, u, x));
        assertEquals(f.commutative(), f.apply(2, 3) == f.apply(3, 2));
    }

    @Test
    void constantsFold() {
        assertSame(g.constant(5), g.add(g.constant(2), g.constant(3)));
        assertSame(g.constant(Math.sin(2)), g.unary(UnaryFunction.SIN, g.constant(2)));
        assertSame(g.constant(8), g.power(g.constant(2), g.constant(3)));
        assertSame(u, g.select(Comparison.LESS, one, g.constant(2), u, x));
        assertSame(x, g.select(Comparison.LESS, one, one, u, x));
        assertSame(u, g.select(Comparison.LESS_OR_EQUAL, one, one, u, x));
        assertSame(g.multiply(g.constant(6), x), g.multiply(g.constant(2), g.multiply(x, g.constant(3))));
    }

    @Test
    void zeroAndOneObeyTheirRules() {
        assertSame(u, g.add(u, zero));
        assertSame(u, g.add(zero, u));
        assertSame(u, g.subtract(u, zero));
        assertSame(zero, g.subtract(u, u));
        assertSame(zero, g.multiply(u, zero));
        assertSame(u, g.multiply(one, u));
        assertSame(u, g.divide(u, one));
        assertSame(zero, g.divide(zero, u));
        assertSame(u, g.power(u, one));
        assertSame(one, g.power(u, zero));
        assertSame(u, g.select(Comparison.LESS, x, y, u, u));
        assertSame(zero, g.constant(-0.0));
    }

    @Test
    void signsMoveOutward() {
        Node minus = g.negate(u);
        assertSame(u, g.negate(minus));
        assertSame(minus, g.multiply(g.constant(-1), u));
        assertSame(g.subtract(x, u), g.add(x, minus));
        assertSame(g.add(x, u), g.subtract(x, minus));
        assertSame(g.subtract(u, x), g.negate(g.subtract(x, u)));
        assertSame(g.multiply(g.constant(-3), u), g.negate(g.multiply(g.constant(3), u)));
        assertSame(minus, g.subtract(zero, u));
    }

    @Test
    void divisionByZeroAndRootsOfNegativesKeepTheirIeeeValues() {
        assertSame(g.constant(Double.NaN), g.divide(zero, zero));
        assertSame(g.constant(Double.POSITIVE_INFINITY), g.divide(one, zero));
        assertSame(g.constant(Double.NaN), g.unary(UnaryFunction.SQRT, g.constant(-1)));
        assertTrue(Double.isInfinite(value(g.divide(x, zero), 2, 0)));
        assertTrue(Double.isNaN(value(g.divide(x, zero), 0, 0)));
        assertEquals(2e-300 / 1e-310, value(g.divide(x, g.constant(1e-310)), 2e-300, 0));
    }

    @Test
    void simplificationKeepsValues() {
        List<Node> leaves = List.of(x, y, u, zero, one, g.constant(-1), g.constant(2), g.negate(x));
        double[] point = {0.6, -1.3};
        for (BinaryFunction f : BinaryFunction.values()) {
            for (Node a : leaves) {
                for (Node b : leaves) {
                    double expected = f.apply(value(a, point), value(b, point));
                    if (Double.isFinite(expected)) {
                        assertEquals(expected, value(g.binary(f, a, b), point), 1e-15, f + " " + a + " " + b);
                    }
                }
            }
        }
    }

    @Test
    void argumentsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new Graph(0));
        assertThrows(IllegalArgumentException.class, () -> g.coordinate(2));
        assertThrows(IllegalArgumentException.class, () -> g.normal(-1));
        assertThrows(IllegalArgumentException.class, () -> g.derivative(0, MultiIndex.zero(3)));
        Graph other = new Graph(2);
        Node stranger = other.unary(UnaryFunction.SIN, other.coordinate(0));
        assertThrows(IllegalArgumentException.class, () -> g.add(u, stranger));
    }

    private double value(Node node, double... point) {
        return Interpreter.evaluate(node, point, new double[0], WaveFields.at(point));
    }
}
