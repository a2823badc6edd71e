package dev.fluxion.autodiff.jet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.MultiIndex;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JetLayoutTest {
    private static LinearOperator d(Integer... orders) {
        return LinearOperator.derivative(new MultiIndex(List.of(orders)));
    }

    private static LinearOperator sum(Map<List<Integer>, Double> terms) {
        TreeMap<MultiIndex, Double> byIndex = new TreeMap<>();
        terms.forEach((orders, c) -> byIndex.put(new MultiIndex(orders), c));
        return new LinearOperator(byIndex);
    }

    @Test
    void aLayoutIsClosedBelowEachDerivative() {
        JetLayout layout = JetLayout.closure(2, List.of(d(2, 1)));
        assertEquals(List.of(d(0, 0), d(1, 0), d(0, 1), d(2, 0), d(1, 1), d(2, 1)), layout.channels());
        for (int i = 0; i < layout.size(); i++) {
            assertEquals(i, layout.channel(layout.channels().get(i)));
        }
    }

    @Test
    void noDerivativeNeedsOnlyTheValue() {
        assertEquals(List.of(d(0, 0, 0)), JetLayout.closure(3, List.of()).channels());
    }

    @Test
    void anOperatorNeedsWhatIsBelowItsTermsButNotTheTerms() {
        LinearOperator laplacian = sum(Map.of(List.of(2, 0, 0), 1.0, List.of(0, 2, 0), 1.0, List.of(0, 0, 2), 1.0));
        JetLayout layout = JetLayout.closure(3, List.of(laplacian));
        assertEquals(List.of(d(0, 0, 0), d(1, 0, 0), d(0, 1, 0), d(0, 0, 1), laplacian), layout.channels());
        LinearOperator heat = sum(Map.of(List.of(0, 1), 1.0, List.of(2, 0), -0.1));
        assertEquals(
                List.of(d(0, 0), d(1, 0), heat),
                JetLayout.closure(2, List.of(heat)).channels());
    }

    @Test
    void rulesHaveOneEntryPerChannelAndTheLayoutsOrder() {
        JetLayout layout = JetLayout.closure(1, List.of(d(4)));
        assertEquals(5, layout.rules().channels());
        assertEquals(4, layout.rules().order());
    }

    @Test
    void layoutsAndOperatorsCheckTheirParts() {
        assertThrows(IllegalArgumentException.class, () -> new JetLayout(2, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new JetLayout(2, List.of(d(1, 0))));
        assertThrows(IllegalArgumentException.class, () -> new JetLayout(2, List.of(d(0, 0), d(1))));
        assertThrows(IllegalArgumentException.class, () -> sum(Map.of()));
        assertThrows(IllegalArgumentException.class, () -> sum(Map.of(List.of(0), 2.0)));
        assertThrows(IllegalArgumentException.class, () -> sum(Map.of(List.of(0), 1.0, List.of(2), 1.0)));
        assertThrows(IllegalArgumentException.class, () -> sum(Map.of(List.of(2), Double.NaN)));
        JetLayout layout = JetLayout.closure(2, List.of(d(1, 0)));
        String message = assertThrows(IllegalArgumentException.class, () -> layout.channel(d(0, 1)))
                .getMessage();
        assertTrue(message.contains("is not carried"), message);
    }

    @Test
    void aLayoutThatIsNotClosedHasNoRules() {
        JetLayout open = new JetLayout(1, List.of(d(0), d(2)));
        assertThrows(IllegalArgumentException.class, open::rules);
    }
}
