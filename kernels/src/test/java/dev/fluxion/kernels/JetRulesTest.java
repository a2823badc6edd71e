package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.kernels.JetRules.Term;
import java.util.List;
import org.junit.jupiter.api.Test;

class JetRulesTest {
    private static final List<Term> VALUE = List.of(new Term(1, 0, new int[0]));

    @Test
    void orderAndChannelsAreThoseOfTheTerms() {
        JetRules rules = JetTables.derivatives(new int[][] {{}, {0}, {0, 0}, {0, 0, 0}});
        assertEquals(4, rules.channels());
        assertEquals(3, rules.order());
        assertEquals(0, new JetRules(List.of(VALUE)).order());
    }

    @Test
    void channelZeroMustBeTheValue() {
        assertThrows(IllegalArgumentException.class, () -> new JetRules(List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new JetRules(List.of(List.of(new Term(2, 0, new int[0])), VALUE)));
    }

    @Test
    void factorsMustBeOtherChannelsThanTheValue() {
        for (int factor : new int[] {-1, 0, 2}) {
            List<Term> terms = List.of(new Term(1, 1, new int[] {factor}));
            var e = assertThrows(IllegalArgumentException.class, () -> new JetRules(List.of(VALUE, terms)));
            assertTrue(e.getMessage().contains("factor " + factor));
        }
    }

    @Test
    void activationsAreFoundByName() {
        assertEquals(Activation.SILU, Activation.of("swish"));
        for (Activation activation : Activation.values()) {
            assertEquals(activation, Activation.of(activation.label()));
        }
        var e = assertThrows(IllegalArgumentException.class, () -> Activation.of("relu"));
        assertTrue(e.getMessage().contains("tanh, sin, gelu, silu, softplus, identity"));
    }
}
