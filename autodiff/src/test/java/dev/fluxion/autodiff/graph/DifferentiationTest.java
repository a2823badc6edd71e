package dev.fluxion.autodiff.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DifferentiationTest {
    private final Graph g = new Graph(2);
    private final Node x = g.coordinate(0);
    private final Node t = g.coordinate(1);
    private final Node u = g.field(0);
    private final Node v = g.derivative(1, MultiIndex.unit(2, 0));
    private final List<Node> leaves = List.of(x, t, u, v);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 13, 31})
    void randomGraphsDifferentiateAsNestedDualNumbersDo(int size) {
        List<MultiIndex> orders = List.of(
                index(1, 0), index(0, 1), index(2, 0), index(1, 1), index(3, 0), index(2, 1), index(1, 2), index(4, 0));
        for (int seed = 0; seed < 60; seed++) {
            Node node = RandomGraph.of(g, 1000L * size + seed, size, leaves);
            for (MultiIndex order : orders.subList(0, size <= 13 ? orders.size() : 5)) {
                double[] point = {0.1 * seed - 2.9, 1.7 - 0.07 * seed};
                double expected = DualInterpreter.derivative(node, order, point);
                double found = value(Differentiation.of(g, node, order), point);
                // Each order of differentiation multiplies what rounding can lose in a quotient by the size of the
                // terms.
                assertEquals(expected, found, 1e-8 * Math.max(1, Math.abs(expected)), () -> "seed " + seed(node));
            }
        }
    }

    private String seed(Node node) {
        return new Notation(List.of("x", "t"), List.of("u", "v")).print(node);
    }

    @ParameterizedTest
    @EnumSource(UnaryFunction.class)
    void theRuleOfEachFunctionIsItsDifferenceQuotient(UnaryFunction f) {
        for (double at : List.of(-0.93, -0.5, -1e-3, 1e-3, 0.25, 0.7, 0.999)) {
            boolean positive = f == UnaryFunction.LOG || f == UnaryFunction.SQRT;
            double point = positive ? Math.abs(at) + 0.1 : at;
            double h = 1e-5 * (1.1 - Math.abs(at));
            double difference = (f.apply(point + h) - f.apply(point - h)) / (2 * h);
            double found = value(Differentiation.of(g, g.unary(f, x), 0), point, 0);
            assertEquals(difference, found, 1e-5 * Math.max(1, Math.abs(difference)), f + " at " + point);
        }
    }

    @ParameterizedTest
    @EnumSource(BinaryFunction.class)
    void theRuleOfEachFunctionOfTwoIsItsDifferenceQuotient(BinaryFunction f) {
        for (double[] point : List.of(new double[] {0.3, 0.8}, new double[] {2, 0.5}, new double[] {1e-2, -3})) {
            Node node = g.binary(f, x, t);
            for (int i = 0; i < 2; i++) {
                double h = 1e-6;
                double[] above = point.clone();
                double[] below = point.clone();
                above[i] += h;
                below[i] -= h;
                double difference = (value(node, above) - value(node, below)) / (2 * h);
                double found = value(Differentiation.of(g, node, i), point);
                // The quotient's own error is f'''h²/6; f''' of x^-3 at 0.01 is 6e13.
                assertEquals(difference, found, 1e-6 * Math.max(1, Math.abs(difference)), f.toString());
            }
        }
    }

    @Test
    void negativeBasesHaveIntegerPowersAndTheirDerivatives() {
        Node cube = g.power(x, g.constant(3));
        assertEquals(3 * 4, value(Differentiation.of(g, cube, 0), -2, 0));
        assertEquals(6 * -2, value(Differentiation.of(g, cube, index(2, 0)), -2, 0));
        assertEquals(6, value(Differentiation.of(g, cube, index(3, 0)), -2, 0));
        assertSame(g.constant(0), Differentiation.of(g, cube, index(4, 0)));
        Node inverseSquare = g.power(x, g.constant(-2));
        assertEquals(-2 / -8.0, value(Differentiation.of(g, inverseSquare, 0), -2, 0), 1e-15);
    }

    @Test
    void derivativesOfFieldsRaiseTheirOrder() {
        assertSame(g.derivative(0, index(2, 1)), Differentiation.of(g, u, index(2, 1)));
        assertSame(g.derivative(1, index(1, 1)), Differentiation.of(g, v, 1));
    }

    @Test
    void normalsAndConstantsAndOtherCoordinatesAreConstant() {
        for (Node node : List.of(g.normal(0), g.constant(3), t, g.unary(UnaryFunction.EXP, t))) {
            assertSame(g.constant(0), Differentiation.of(g, node, 0));
        }
        assertSame(g.constant(1), Differentiation.of(g, x, 0));
    }

    @Test
    void aComparisonIsDifferentiatedBranchByBranch() {
        Node ramp = g.select(Comparison.LESS, x, g.constant(0), g.constant(0), g.power(x, g.constant(2)));
        assertEquals(0, value(Differentiation.of(g, ramp, 0), -1, 0));
        assertEquals(3, value(Differentiation.of(g, ramp, 0), 1.5, 0));
    }

    private double value(Node node, double... point) {
        return Interpreter.evaluate(node, point, new double[2], WaveFields.at(point));
    }

    private static MultiIndex index(Integer... orders) {
        return new MultiIndex(List.of(orders));
    }
}
