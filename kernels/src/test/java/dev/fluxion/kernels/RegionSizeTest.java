package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionSizeTest {
    /** Region sizes as `java -Xlog:gc+init -Xmx…` prints them. */
    @ParameterizedTest
    @CsvSource({"512,1", "2048,1", "3072,2", "6144,4", "8192,4", "16384,8", "65536,32", "262144,32"})
    void regionsAreA2048thOfTheHeapRoundedUpToAPowerOfTwo(long heapMebibytes, int regionMebibytes) {
        assertEquals(regionMebibytes << 19, RegionSize.half(heapMebibytes << 20));
    }

    @Test
    void rowsHoldWhatIsAskedForBehindTheirStart() {
        assertTrue(LanesF32.rows(7).length >= LanesF32.START + 7);
        assertTrue(LanesF32.rows(10_000_000).length >= LanesF32.START + 10_000_000);
        assertEquals(64, LanesF32.START * Float.BYTES + 16);
    }
}
