package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class LanesF32Test {
    @Test
    void padIsTheNextMultipleOfTheLanes() {
        for (int n = 0; n <= 207; n++) {
            int padded = LanesF32.pad(n);
            assertTrue(padded >= n && padded < n + LanesF32.LENGTH);
            assertEquals(0, padded % LanesF32.LENGTH);
        }
    }

    @Test
    void strideIsAnOddNumberOfCacheLinesThatHoldsThePaddedRow() {
        for (int n = 0; n <= 1030; n++) {
            int stride = LanesF32.stride(n);
            assertTrue(stride >= LanesF32.pad(n));
            assertEquals(1, stride * Float.BYTES / 64 % 2);
            assertEquals(0, stride * Float.BYTES % 64);
        }
    }

    @Test
    void sumAddsEveryLaneOnce() {
        for (int lane = 0; lane < LanesF32.LENGTH; lane++) {
            FloatVector v = FloatVector.broadcast(LanesF32.SPECIES, 1f).withLane(lane, 100f);
            assertEquals(99f + LanesF32.LENGTH, LanesF32.sum(v));
        }
    }
}
