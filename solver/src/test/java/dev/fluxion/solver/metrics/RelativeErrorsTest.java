package dev.fluxion.solver.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.dsl.problem.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each field is measured by itself, a component that is next to nothing by its vector. */
class RelativeErrorsTest {
    private static final List<Field> FIELDS =
            List.of(new Field("u", "U", ""), new Field("v", "U", ""), new Field("p", "", ""), new Field("q", "", ""));

    @Test
    void aComponentThatVanishesIsMeasuredByItsVector() {
        double[][] v = {{3, 4}, {0, 0}, {2, 0}, {0, 0}};
        double[][] u = {{3, 5}, {0.5, 0}, {2, 1}, {0, 0}};
        assertArrayEquals(
                new double[] {0.2, 0.1, 0.5, 0}, RelativeErrors.of(FIELDS, u, v, RelativeErrors.OF_KNOWN), 1e-15);
        u[3][0] = 1;
        assertEquals(Double.POSITIVE_INFINITY, RelativeErrors.largest(FIELDS, u, v, RelativeErrors.OF_KNOWN));
    }

    @Test
    void aSmallComponentIsMeasuredByItselfUnlessItIsComputed() {
        double[][] v = {{1}, {1e-4}};
        double[][] u = {{1}, {2e-4}};
        List<Field> fields = FIELDS.subList(0, 2);
        assertEquals(1, RelativeErrors.largest(fields, u, v, RelativeErrors.OF_KNOWN), 1e-12);
        assertEquals(1e-4, RelativeErrors.largest(fields, u, v, RelativeErrors.OF_COMPUTED), 1e-11);
    }
}
