package dev.fluxion.dsl.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        "abc, abc, 0",
        "abc, acb, 1",
        "abc, ab, 1",
        "abc, xabc, 1",
        "ABC, abc, 0",
        "kitten, sitting, 3",
        "ca, abc, 3"
    })
    void distanceCountsEditsAndSwaps(String a, String b, int distance) {
        assertEquals(distance, Spelling.distance(a, b));
        assertEquals(distance, Spelling.distance(b, a));
    }

    @Test
    void theClosestNameIsFound() {
        List<String> names = List.of("optimizer", "network", "x", "y", "rho");
        assertEquals(Optional.of("optimizer"), Spelling.closest("optimiser", names));
        assertEquals(Optional.of("network"), Spelling.closest("Netwrok", names));
        assertEquals(Optional.of("x"), Spelling.closest("X", names));
        assertEquals(Optional.empty(), Spelling.closest("z", names));
        assertEquals(Optional.empty(), Spelling.closest("weights", names));
        assertEquals(Optional.empty(), Spelling.closest("", names));
    }

    @Test
    void equallyCloseNamesAreTakenInAlphabeticalOrder() {
        assertEquals(Optional.of("bar"), Spelling.closest("dar", List.of("far", "bar", "tar")));
    }
}
