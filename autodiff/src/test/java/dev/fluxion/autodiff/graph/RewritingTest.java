package dev.fluxion.autodiff.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Node.Derivative;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Substitution, dependencies and evaluation over rows, on random graphs. */
class RewritingTest {
    private final Graph g = new Graph(2);
    private final Node x = g.coordinate(0);
    private final Node t = g.coordinate(1);
    private final Node u = g.field(0);
    private final Node vxt = g.derivative(1, new MultiIndex(List.of(1, 1)));
    private final List<Node> leaves = List.of(x, t, u, vxt);

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 31})
    void closedFormsInPlaceOfFieldsGiveTheSameValues(int size) {
        for (int seed = 0; seed < 40; seed++) {
            Node node = RandomGraph.of(g, seed, size, leaves);
            Node closed = Substitution.fields(g, node, field -> WaveFields.node(g, field));
            double[] point = {0.3 - 0.05 * seed, 0.2 + 0.03 * seed};
            double expected = Interpreter.evaluate(node, point, new double[0], WaveFields.at(point));
            double found = Interpreter.evaluate(closed, point, new double[0], null);
            assertEquals(expected, found, 1e-9 * Math.max(1, Math.abs(expected)));
            assertTrue(Dependencies.derivatives(List.of(closed)).isEmpty());
        }
    }

    @Test
    void aFieldWithoutReplacementStays() {
        Node node = g.add(u, g.multiply(x, vxt));
        Node half = Substitution.fields(g, node, field -> field == 0 ? t : null);
        assertSame(g.add(t, g.multiply(x, vxt)), half);
        assertSame(node, Substitution.fields(g, node, field -> null));
    }

    @Test
    void coordinatesAreReplacedAndTheResultSimplifiedAgain() {
        Node node = g.multiply(g.subtract(x, g.constant(1)), g.unary(UnaryFunction.SIN, t));
        assertSame(g.constant(0), Substitution.coordinates(g, node, i -> i == 0 ? g.constant(1) : null));
        assertSame(node, Substitution.coordinates(g, node, i -> null));
    }

    @Test
    void derivativesAreListedByFieldAndOrderOnce() {
        Node ux = g.derivative(0, MultiIndex.unit(2, 0));
        Node node = g.multiply(g.add(vxt, g.unary(UnaryFunction.EXP, ux)), g.add(ux, u));
        assertEquals(
                List.of(new Derivative(0, MultiIndex.zero(2)), ux, vxt),
                new ArrayList<Node>(Dependencies.derivatives(List.of(node, ux))));
        assertTrue(new Dependencies().onFields(node));
        assertFalse(new Dependencies().onFields(g.add(x, g.normal(1))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 13, 31, 64, 207})
    void rowsEqualTheInterpreterPointByPoint(int points) {
        double[][] coordinates = new double[2][points];
        for (int p = 0; p < points; p++) {
            coordinates[0][p] = Math.sin(p);
            coordinates[1][p] = 0.01 * p;
        }
        RowInterpreter rows = new RowInterpreter(points, coordinates, new double[0][], d -> {
            double[] row = new double[points];
            for (int p = 0; p < points; p++) {
                row[p] = WaveFields.at(coordinates[0][p], coordinates[1][p]).value(d.field(), d.order());
            }
            return row;
        });
        for (int seed = 0; seed < 20; seed++) {
            Node node = RandomGraph.of(g, 500 + seed, 13, leaves);
            double[] expected = new double[points];
            for (int p = 0; p < points; p++) {
                double[] point = {coordinates[0][p], coordinates[1][p]};
                expected[p] = Interpreter.evaluate(node, point, new double[0], WaveFields.at(point));
            }
            assertArrayEquals(expected, rows.row(node));
        }
    }
}
