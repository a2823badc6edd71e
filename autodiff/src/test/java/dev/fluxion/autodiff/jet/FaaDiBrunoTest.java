package dev.fluxion.autodiff.jet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.autodiff.graph.DerivativeValues;
import dev.fluxion.autodiff.graph.DualInterpreter;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.autodiff.graph.WaveFields;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FaaDiBrunoTest {
    private static final long[] BELL = {1, 1, 2, 5, 15, 52, 203, 877};
    private static final int[] PARTITIONS = {1, 1, 2, 3, 5, 7, 11, 15};

    @Test
    void coefficientsAddUpToBellNumbers() {
        for (int n = 0; n < BELL.length; n++) {
            List<FaaDiBruno.Product> products = FaaDiBruno.products(new MultiIndex(List.of(n)));
            assertEquals(PARTITIONS[n], products.size());
            double sum = 0;
            for (FaaDiBruno.Product product : products) {
                sum += product.coefficient() / factorial(product.factors().size());
            }
            assertEquals(BELL[n], sum, 1e-9);
        }
    }

    @Test
    void coefficientsByNumberOfFactorsAreStirlingNumbers() {
        // S(6, k), times k! because f_k is the derivative over k!.
        double[] stirling = {0, 1, 31, 90, 65, 15, 1};
        double[] sums = new double[7];
        for (FaaDiBruno.Product product : FaaDiBruno.products(new MultiIndex(List.of(6)))) {
            sums[product.factors().size()] += product.coefficient();
        }
        for (int k = 0; k < 7; k++) {
            assertEquals(stirling[k] * factorial(k), sums[k], 1e-9);
        }
    }

    @Test
    void differentCoordinatesCountSetPartitions() {
        // In ∂₁∂₂…∂ₙ all products are distinct set partitions, each with coefficient k!.
        List<FaaDiBruno.Product> products = FaaDiBruno.products(new MultiIndex(List.of(1, 1, 1, 1, 1)));
        assertEquals(BELL[5], products.size());
        products.forEach(p -> assertEquals(factorial(p.factors().size()), p.coefficient(), 1e-12));
        assertEquals(products.size(), new HashSet<>(products).size());
    }

    @Test
    void mixedDerivativesOfCompositionsEqualNestedDualNumbers() {
        Graph g = new Graph(3);
        double[] point = {0.3, -0.7, 1.1};
        DerivativeValues u = WaveFields.at(point);
        double value = u.value(0, MultiIndex.zero(3));
        Node composition = g.unary(UnaryFunction.EXP, g.field(0));
        for (MultiIndex order : FaaDiBruno.below(new MultiIndex(List.of(3, 2, 1)))) {
            double sum = 0;
            for (FaaDiBruno.Product product : FaaDiBruno.products(order)) {
                double term = product.coefficient()
                        * Math.exp(value)
                        / factorial(product.factors().size());
                for (MultiIndex beta : product.factors()) {
                    term *= u.value(0, beta);
                }
                sum += term;
            }
            double expected = DualInterpreter.derivative(composition, order, point);
            assertEquals(expected, sum, 1e-11 * Math.max(1, Math.abs(expected)), order.toString());
        }
    }

    @Test
    void highOrdersHaveAsManyProductsAsPartitions() {
        assertEquals(5604, FaaDiBruno.products(new MultiIndex(List.of(30))).size());
        assertEquals(
                4140,
                FaaDiBruno.products(new MultiIndex(List.of(1, 1, 1, 1, 1, 1, 1, 1)))
                        .size());
    }

    @Test
    void belowListsTheWholeBoxOnce() {
        List<MultiIndex> box = FaaDiBruno.below(new MultiIndex(List.of(2, 0, 3)));
        assertEquals(3 * 1 * 4, new HashSet<>(box).size());
        assertEquals(12, box.size());
    }

    @Test
    void anOperatorsRuleIsTheSumOfTheRulesOfItsTerms() {
        TreeMap<MultiIndex, Double> terms = new TreeMap<>();
        terms.put(new MultiIndex(List.of(2, 0)), -0.5);
        terms.put(new MultiIndex(List.of(1, 2)), 3.0);
        terms.put(new MultiIndex(List.of(0, 1)), 1.25);
        LinearOperator operator = new LinearOperator(terms);
        JetLayout layout = JetLayout.closure(2, List.of(operator));
        double[] point = {0.4, 0.9};
        DerivativeValues u = WaveFields.at(point);
        double[] h = layout.channels().stream()
                .mapToDouble(channel -> apply(channel, u))
                .toArray();
        double[] exp = new double[5];
        for (int k = 0; k < exp.length; k++) {
            exp[k] = Math.exp(h[0]) / factorial(k);
        }
        Graph g = new Graph(2);
        Node composition = g.unary(UnaryFunction.EXP, g.field(0));
        for (int c = 0; c < layout.size(); c++) {
            double y = 0;
            for (var term : layout.terms().get(c)) {
                double product = term.coefficient() * exp[term.order()];
                for (int factor : term.factors()) {
                    product *= h[factor];
                }
                y += product;
            }
            double expected = 0;
            for (var entry : layout.channels().get(c).terms().entrySet()) {
                expected += entry.getValue() * DualInterpreter.derivative(composition, entry.getKey(), point);
            }
            assertEquals(expected, y, 1e-12 * Math.max(1, Math.abs(expected)), "channel " + c);
        }
    }

    private static double apply(LinearOperator operator, DerivativeValues u) {
        double sum = 0;
        for (var entry : operator.terms().entrySet()) {
            sum += entry.getValue() * u.value(0, entry.getKey());
        }
        return sum;
    }

    private static double factorial(int k) {
        return k < 2 ? 1 : k * factorial(k - 1);
    }
}
