package dev.fluxion.autodiff.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Sums and compositions far deeper than the call stack. */
class DeepGraphTest {
    private static final int DEPTH = 20_000;
    private final Graph g = new Graph(1);
    private final Node x = g.coordinate(0);
    private final Node u = g.field(0);

    private Node longSum() {
        Node sum = u;
        for (int i = 1; i < DEPTH; i++) {
            sum = g.add(sum, g.multiply(g.constant(i), x));
        }
        return sum;
    }

    @Test
    void longSumsAreEvaluatedDifferentiatedRewrittenAndPrinted() {
        Node sum = longSum();
        double gauss = (DEPTH - 1.0) * DEPTH / 2;
        assertEquals(3 + 2 * gauss, value(sum, 2));
        Node slope = Differentiation.of(g, sum, 0);
        assertEquals(3 + gauss, value(slope, 2));
        assertEquals(2 * gauss, value(Substitution.fields(g, sum, f -> g.constant(0)), 2));
        assertEquals(1, Dependencies.derivatives(List.of(sum)).size());
        assertTrue(new Dependencies().onFields(sum));
        RowInterpreter rows = new RowInterpreter(1, new double[][] {{2}}, new double[0][], d -> new double[] {3});
        assertEquals(3 + 2 * gauss, rows.row(sum)[0]);
        String text = new Notation(List.of("x"), List.of("u")).print(sum);
        assertTrue(text.startsWith("u + x + 2*x + 3*x + "), text.substring(0, 40));
        assertTrue(text.endsWith("…"));
    }

    @Test
    void aSharedSumOfSumsIsVisitedOnce() {
        Node doubled = u;
        for (int i = 0; i < 60; i++) {
            doubled = g.add(doubled, g.multiply(x, doubled));
        }
        assertEquals(3 * Math.pow(1.5, 60), value(doubled, 0.5), 1e-3);
        assertEquals(Math.pow(1.5, 60), value(g.divide(doubled, u), 0.5), 1e-3);
        assertTrue(new Notation(List.of("x"), List.of("u")).print(doubled).endsWith("…"));
    }

    @Test
    void nodesComeAfterTheirArgumentsAndOnce() {
        Node product = g.multiply(g.add(x, u), g.unary(UnaryFunction.SIN, g.add(x, u)));
        List<Node> order = PostOrder.of(product);
        assertEquals(5, order.size());
        assertSame(product, order.getLast());
        for (Node node : order) {
            node.arguments().forEach(a -> assertTrue(order.indexOf(a) < order.indexOf(node)));
        }
    }

    private double value(Node node, double at) {
        return Interpreter.evaluate(node, new double[] {at}, new double[0], (field, order) -> 3);
    }
}
