package dev.fluxion.autodiff.jet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.DerivativeValues;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.RandomGraph;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.autodiff.graph.WaveFields;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorCollapseTest {
    private final Graph g = new Graph(2);
    private final Node x = g.coordinate(0);
    private final Node t = g.coordinate(1);
    private final Node u = g.field(0);

    private Node d(int field, Integer... orders) {
        return g.derivative(field, new MultiIndex(List.of(orders)));
    }

    private static int channels(Graph g, Node... roots) {
        return OperatorCollapse.of(g, List.of(roots)).layout().size();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void aLaplacianCostsTwoMoreChannelsThanDimensions(int dimension) {
        Graph h = new Graph(dimension);
        Node sum = h.unary(UnaryFunction.SIN, h.coordinate(0));
        for (int i = 0; i < dimension; i++) {
            MultiIndex second = MultiIndex.unit(dimension, i).plus(MultiIndex.unit(dimension, i));
            sum = h.add(sum, h.derivative(0, second));
        }
        assertEquals(1 + dimension + 1, channels(h, sum));
    }

    @Test
    void theHeatOperatorOfBurgersIsOneChannel() {
        Node burgers =
                g.subtract(g.add(d(0, 0, 1), g.multiply(u, d(0, 1, 0))), g.multiply(g.constant(0.01), d(0, 2, 0)));
        assertEquals(3, channels(g, burgers));
    }

    @Test
    void theWaveOperatorIsOneChannelBesideTheGradient() {
        Node wave = g.subtract(d(0, 0, 2), g.multiply(g.constant(4), d(0, 2, 0)));
        assertEquals(4, channels(g, wave));
        assertEquals(4, channels(g, g.multiply(g.unary(UnaryFunction.EXP, x), g.negate(wave))));
    }

    @Test
    void elasticityDoesNotGainAndKeepsItsSixDerivatives() {
        Node first =
                g.add(g.add(g.multiply(g.constant(3), d(0, 2, 0)), d(0, 0, 2)), g.multiply(g.constant(2), d(1, 1, 1)));
        Node second =
                g.add(g.add(d(1, 2, 0), g.multiply(g.constant(3), d(1, 0, 2))), g.multiply(g.constant(2), d(0, 1, 1)));
        assertEquals(6, channels(g, first, second));
    }

    @Test
    void aSecondResidualThatNeedsTheTermsSwitchesTheCollapseOff() {
        Node laplacian = g.add(d(0, 2, 0), d(0, 0, 2));
        OperatorCollapse.Result both = OperatorCollapse.of(g, List.of(laplacian, g.multiply(d(0, 2, 0), d(0, 0, 2))));
        assertEquals(5, both.layout().size());
        assertTrue(both.symbols().stream().allMatch(s -> s.operator().terms().size() == 1));
    }

    @Test
    void termsThatCancelNeedNoChannel() {
        Node cancels = g.add(g.subtract(d(0, 2, 0), d(0, 0, 2)), g.subtract(d(0, 0, 2), d(0, 2, 0)));
        assertEquals(1, channels(g, cancels));
    }

    @Test
    void proportionalOperatorsOfTwoResidualsShareAChannel() {
        Node laplacian = g.add(d(0, 2, 0), d(0, 0, 2));
        Node scaled = g.add(g.multiply(g.constant(-3), d(0, 2, 0)), g.multiply(g.constant(-3), d(0, 0, 2)));
        assertEquals(4, channels(g, laplacian, g.add(g.multiply(x, scaled), u)));
    }

    @Test
    void aRootWithoutDerivativesIsKept() {
        Node root = g.subtract(u, g.multiply(x, t));
        OperatorCollapse.Result result = OperatorCollapse.of(g, List.of(root));
        assertSame(root, result.roots().getFirst());
        assertEquals(1, result.layout().size());
    }

    @Test
    void collapsedResidualsHaveTheValuesOfTheOriginals() {
        List<Node> leaves = List.of(x, t, u, d(0, 1, 0), d(1, 0, 0), d(1, 0, 1));
        for (int seed = 0; seed < 80; seed++) {
            List<Node> roots = List.of(linearPlusRest(seed, leaves), linearPlusRest(seed + 1000, leaves));
            OperatorCollapse.Result result = OperatorCollapse.of(g, roots);
            double[] point = {0.05 * seed - 2, 1 - 0.02 * seed};
            DerivativeValues fields = WaveFields.at(point);
            DerivativeValues symbols = (symbol, order) -> apply(result.symbols().get(symbol), fields);
            for (int i = 0; i < roots.size(); i++) {
                double expected = Interpreter.evaluate(roots.get(i), point, new double[0], fields);
                double found = Interpreter.evaluate(result.roots().get(i), point, new double[0], symbols);
                assertEquals(expected, found, 1e-10 * Math.max(1, Math.abs(expected)), "seed " + seed);
            }
        }
    }

    @Test
    void sharedAndVeryLongSumsAreRegroupedInOnePass() {
        Node doubled = g.add(d(0, 2, 0), d(0, 0, 2));
        for (int i = 0; i < 60; i++) {
            doubled = g.add(g.multiply(x, doubled), g.multiply(g.unary(UnaryFunction.SIN, t), doubled));
        }
        OperatorCollapse.Result result = OperatorCollapse.of(g, List.of(doubled));
        double[] point = {0.6, 0.4};
        DerivativeValues fields = WaveFields.at(point);
        double expected = Interpreter.evaluate(doubled, point, new double[0], fields);
        double found = Interpreter.evaluate(
                result.roots().getFirst(),
                point,
                new double[0],
                (s, order) -> apply(result.symbols().get(s), fields));
        assertEquals(expected, found, 1e-9 * Math.abs(expected));
        Node longSum = d(0, 0, 2);
        for (int i = 0; i < 5000; i++) {
            longSum = g.add(longSum, g.multiply(g.constant(i), d(0, 2, 0)));
        }
        assertEquals(4, channels(g, longSum));
    }

    /** A sum of second derivatives with random coefficients, signs and nesting, plus a random expression of lower ones. */
    private Node linearPlusRest(int seed, List<Node> leaves) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Node> pool = new ArrayList<>(List.of(d(0, 2, 0), d(0, 0, 2), d(1, 2, 0), d(1, 0, 2), d(0, 0, 1)));
        Node sum = RandomGraph.of(g, seed, 7, leaves);
        for (int i = 0; i < 7; i++) {
            Node a = pool.get(random.nextInt(pool.size()));
            Node b = pool.get(random.nextInt(pool.size()));
            Node coefficient = g.add(g.constant(2), g.unary(UnaryFunction.SIN, random.nextBoolean() ? x : t));
            Node next =
                    switch (random.nextInt(5)) {
                        case 0 -> g.subtract(a, g.multiply(g.constant(random.nextInt(-3, 4)), b));
                        case 1 -> g.multiply(coefficient, g.add(a, b));
                        case 2 -> g.divide(g.subtract(b, a), coefficient);
                        case 3 -> g.negate(g.add(a, g.multiply(b, g.constant(0.5))));
                        default -> g.add(a, g.multiply(a, coefficient));
                    };
            pool.add(next);
            sum = random.nextBoolean() ? g.add(sum, next) : g.subtract(sum, next);
        }
        return sum;
    }

    private static double apply(OperatorCollapse.Symbol symbol, DerivativeValues fields) {
        double sum = 0;
        for (var term : symbol.operator().terms().entrySet()) {
            sum += term.getValue() * fields.value(symbol.field(), term.getKey());
        }
        return sum;
    }
}
