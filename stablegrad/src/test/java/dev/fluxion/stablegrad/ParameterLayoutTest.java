package dev.fluxion.stablegrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterLayoutTest {
    private static Block weight(String name, int offset, int length) {
        return new Block(name, offset, length, Block.Kind.WEIGHT, 0);
    }

    @Test
    void everyElementBelongsToTheBlockThatHoldsIt() {
        ParameterLayout layout = new ParameterLayout(List.of(weight("a", 0, 3), weight("b", 3, 1), weight("c", 4, 8)));
        assertEquals(12, layout.length());
        assertEquals("a", layout.blockOf(2).name());
        assertEquals("b", layout.blockOf(3).name());
        assertEquals("c", layout.blockOf(11).name());
        assertThrows(IllegalArgumentException.class, () -> layout.blockOf(12));
        assertThrows(IllegalArgumentException.class, () -> layout.blockOf(-1));
    }

    @Test
    void gapsOverlapsAndDoubleNamesAreRefusedWithTheBlock() {
        for (List<Block> wrong : List.of(
                List.of(weight("a", 0, 3), weight("b", 4, 1)),
                List.of(weight("a", 0, 3), weight("b", 2, 1)),
                List.of(weight("b", 0, 3), weight("b", 3, 1)))) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new ParameterLayout(wrong));
            assertTrue(e.getMessage().contains("b"), e::getMessage);
        }
    }

    @Test
    void emptyBlocksAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> weight("a", 0, 0));
        assertThrows(IllegalArgumentException.class, () -> weight("a", -1, 2));
    }
}
