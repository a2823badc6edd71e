package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PhiloxTest {
    /** Known-answer vectors of Philox 4x32-10, as published with the paper. */
    @Test
    void blocksAreThoseOfTheKnownAnswers() {
        assertBlock(0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
        assertBlock(-1, -1, -1, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
        assertBlock(
                0x299f31d0a4093822L,
                0x0370734413198a2eL,
                0x85a308d3243f6a88L,
                0xd16cfe09,
                0x94fdcceb,
                0x5001e420,
                0x24126ea1);
    }

    @Test
    void uniformNumbersHaveTheMomentsOfTheUniformDistribution() {
        int n = 100_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double u = Philox.uniform(42, 7, i);
            assertTrue(u >= 0 && u < 1);
            sum += u;
            squares += u * u;
        }
        assertEquals(0.5, sum / n, 5 * Math.sqrt(1.0 / 12 / n));
        assertEquals(1.0 / 3, squares / n, 5 * Math.sqrt(4.0 / 45 / n));
    }

    @Test
    void gaussianNumbersHaveTheMomentsOfTheNormalDistribution() {
        int n = 100_000;
        double sum = 0;
        double squares = 0;
        double fourth = 0;
        for (int i = 0; i < n; i++) {
            double g = Philox.gaussian(42, 7, i);
            sum += g;
            squares += g * g;
            fourth += g * g * g * g;
        }
        assertEquals(0, sum / n, 5 / Math.sqrt(n));
        assertEquals(1, squares / n, 5 * Math.sqrt(2.0 / n));
        assertEquals(3, fourth / n, 5 * Math.sqrt(96.0 / n));
    }

    @Test
    void streamsAndSeedsAreDifferentSequences() {
        assertTrue(Philox.bits(1, 0, 0) != Philox.bits(2, 0, 0));
        assertTrue(Philox.bits(1, 0, 0) != Philox.bits(1, 1, 0));
        assertTrue(Philox.bits(1, 0, 0) != Philox.bits(1, 0, 1L << 32));
    }

    private static void assertBlock(long seed, long stream, long counter, int w0, int w1, int w2, int w3) {
        long low = Philox.bits(seed, stream, counter);
        long high = Philox.block(seed, stream, counter, true);
        assertEquals(w0, (int) low);
        assertEquals(w1, (int) (low >>> 32));
        assertEquals(w2, (int) high);
        assertEquals(w3, (int) (high >>> 32));
    }
}
