package dev.fluxion.autodiff.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RowsTest {
    private static final double[][] POINTS = {{1, 2}, {3, 4}, {5, 6}};

    @Test
    void aColumnHasAnElementOfEachRow() {
        assertArrayEquals(new double[] {2, 4, 6}, Rows.column(POINTS, 1));
    }

    @Test
    void columnsAreChosenInTheirOrder() {
        assertArrayEquals(new double[][] {{2, 1, 2}, {4, 3, 4}, {6, 5, 6}}, Rows.columns(POINTS, new int[] {1, 0, 1}));
    }

    @Test
    void pointsBecomeARowForEachCoordinate() {
        assertArrayEquals(new double[][] {{1, 3, 5}, {2, 4, 6}}, Rows.transpose(POINTS, 2));
        assertArrayEquals(POINTS, Rows.transpose(Rows.transpose(POINTS, 2), 3));
    }

    @Test
    void noPointsHaveEmptyRows() {
        double[][] rows = Rows.transpose(new double[0][], 3);
        assertEquals(3, rows.length);
        assertEquals(0, rows[2].length);
    }
}
