package dev.fluxion.autodiff.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CustomOpsTest {
    private static CustomOp named(String name) {
        return new GridInterpolation(name, new double[][] {{0, 1}}, new double[] {0, 1});
    }

    @Test
    void operatorsComeByNameAndTwoOfOneNameAreRefusedWithBothClasses() {
        List<String> names = CustomOps.distinct(List.of(named("b"), named("a"))).stream()
                .map(CustomOp::name)
                .toList();
        assertEquals(List.of("a", "b"), names);
        Exception refused = assertThrows(
                ProviderException.class, () -> CustomOps.distinct(List.of(named("a"), named("b"), named("a"))));
        assertTrue(refused.getMessage().startsWith("two operators are called a: " + GridInterpolation.class.getName()));
    }
}
