package dev.fluxion.autodiff.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinearityTest {
    private final Graph g = new Graph(2);
    private final Node x = g.coordinate(0);
    private final Node u = g.field(0);
    private final Node ux = g.derivative(0, new MultiIndex(List.of(1, 0)));

    @Test
    void knownIsWhatMentionsNoField() {
        assertEquals(Linearity.KNOWN, Linearity.of(g.constant(2)));
        assertEquals(Linearity.KNOWN, Linearity.of(g.unary(UnaryFunction.EXP, g.multiply(x, x))));
    }

    @Test
    void affineIsASumOfDerivativesWithKnownFactors() {
        Node positive = g.select(Comparison.LESS, x, g.constant(0), u, g.constant(1));
        for (Node node : List.of(
                u,
                g.subtract(g.multiply(x, ux), g.constant(3)),
                g.divide(g.add(u, ux), g.unary(UnaryFunction.COS, x)),
                g.unary(UnaryFunction.NEGATE, ux),
                positive)) {
            assertEquals(Linearity.AFFINE, Linearity.of(node));
        }
    }

    @Test
    void derivativesMayBeKnown() {
        Node product = g.multiply(g.unary(UnaryFunction.SIN, u), ux);
        assertEquals(Linearity.AFFINE, Linearity.of(product, u::equals));
        assertEquals(Linearity.NONLINEAR, Linearity.of(product, ux::equals));
        assertEquals(Linearity.KNOWN, Linearity.of(product, derivative -> true));
    }

    @Test
    void anythingElseIsNonlinear() {
        Node switched = g.select(Comparison.LESS, u, g.constant(0), x, g.constant(1));
        for (Node node : List.of(
                g.multiply(u, ux),
                g.divide(x, u),
                g.unary(UnaryFunction.SIN, u),
                g.binary(BinaryFunction.MAXIMUM, u, x),
                switched)) {
            assertEquals(Linearity.NONLINEAR, Linearity.of(node));
        }
    }
}
