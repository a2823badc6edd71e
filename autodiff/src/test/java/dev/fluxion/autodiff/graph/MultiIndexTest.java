package dev.fluxion.autodiff.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class MultiIndexTest {
    private static MultiIndex of(Integer... orders) {
        return new MultiIndex(List.of(orders));
    }

    @Test
    void ordersAddAndCount() {
        assertEquals(of(2, 1, 3), of(2, 0, 1).plus(of(0, 1, 2)));
        assertEquals(of(1, 2), of(1, 3).minusUnit(1));
        assertEquals(6, of(2, 1, 3).total());
        assertEquals(2 * 1 * 6, of(2, 1, 3).factorial());
        assertEquals(of(0, 1, 0), MultiIndex.unit(3, 1));
        assertEquals(0, MultiIndex.zero(4).total());
    }

    @Test
    void lowerOrdersComeFirstThenEarlierCoordinates() {
        List<MultiIndex> sorted =
                List.of(of(0, 0), of(1, 0), of(0, 1), of(2, 0), of(1, 1), of(0, 2), of(3, 0), of(0, 3));
        assertEquals(sorted, sorted.reversed().stream().sorted().toList());
    }

    @Test
    void negativeOrdersAndOtherDimensionsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> of(1, -1));
        assertThrows(IllegalArgumentException.class, () -> of(1, 0).minusUnit(1));
        assertThrows(IllegalArgumentException.class, () -> of(1, 0).plus(of(1)));
    }
}
