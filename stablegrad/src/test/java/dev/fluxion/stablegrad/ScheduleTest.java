package dev.fluxion.stablegrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void constantNeverChanges() {
        assertEquals(0.1, new Schedule.Constant().rate(0.1, 0, 10));
        assertEquals(0.1, new Schedule.Constant().rate(0.1, 9, 10));
    }

    @Test
    void cosineStartsFullHalvesInTheMiddleAndReachesZeroAfterTheLastStep() {
        Schedule cosine = new Schedule.Cosine(0);
        assertEquals(0.1, cosine.rate(0.1, 0, 100));
        assertEquals(0.05, cosine.rate(0.1, 50, 100), 1e-16);
        assertEquals(0, cosine.rate(0.1, 100, 100), 1e-16);
        assertTrue(cosine.rate(0.1, 99, 100) > 0);
    }

    @Test
    void warmUpRisesInEqualStepsToTheFullRate() {
        Schedule cosine = new Schedule.Cosine(4);
        for (int step = 0; step < 4; step++) {
            assertEquals(0.1 * (step + 1) / 4, cosine.rate(0.1, step, 20), 1e-16);
        }
        assertEquals(0.1, cosine.rate(0.1, 4, 20));
        assertEquals(0.05, cosine.rate(0.1, 12, 20), 1e-16);
    }

    @Test
    void aWarmUpLongerThanTheStageOnlyRises() {
        assertEquals(0.05, new Schedule.Cosine(20).rate(0.1, 9, 10), 1e-16);
    }

    @Test
    void exponentialMultipliesByTheDecayOncePerPeriodAndEvenlyBetween() {
        Schedule exponential = new Schedule.Exponential(0.25, 10);
        assertEquals(0.1, exponential.rate(0.1, 0, 100));
        assertEquals(0.05, exponential.rate(0.1, 5, 100), 1e-16);
        assertEquals(0.025, exponential.rate(0.1, 10, 100), 1e-16);
    }

    @Test
    void stepHoldsBetweenDrops() {
        Schedule step = new Schedule.Step(0.5, 10);
        assertEquals(0.1, step.rate(0.1, 9, 100));
        assertEquals(0.05, step.rate(0.1, 10, 100));
        assertEquals(0.025, step.rate(0.1, 29, 100));
    }

    @Test
    void parametersThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Schedule.Cosine(0, 1.5));
        assertThrows(IllegalArgumentException.class, () -> new Schedule.Cosine(-1));
        assertThrows(IllegalArgumentException.class, () -> new Schedule.Exponential(0, 10));
        assertThrows(IllegalArgumentException.class, () -> new Schedule.Exponential(1.5, 10));
        assertThrows(IllegalArgumentException.class, () -> new Schedule.Step(0.5, 0));
    }

    @Test
    void cosineEndsAtItsFloor() {
        Schedule cosine = new Schedule.Cosine(0, 0.1);
        assertEquals(0.2, cosine.rate(0.2, 0, 10), 1e-16);
        assertEquals(0.2 * 0.55, cosine.rate(0.2, 5, 10), 1e-16);
        assertEquals(0.02, cosine.rate(0.2, 10, 10), 1e-16);
    }
}
