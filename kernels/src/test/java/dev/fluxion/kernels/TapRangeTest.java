package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TapRangeTest {
    @Test
    void rangesHoldThePlacesOnTheImage() {
        for (int size : new int[] {1, 2, 7, 12}) {
            for (int taps : new int[] {1, 3, 5}) {
                for (int stride : new int[] {1, 2, 3}) {
                    for (int shift = -4; shift <= 4; shift++) {
                        for (int step : new int[] {-2, -1, 1, 2}) {
                            check(new TapRange(size, stride, shift, taps, step, size), size, taps);
                        }
                    }
                }
            }
        }
    }

    private static void check(TapRange range, int size, int taps) {
        for (int o = 0; o < size; o++) {
            boolean inside = true;
            for (int k = 0; k < taps; k++) {
                boolean on = range.place(o, k) >= 0 && range.place(o, k) < size;
                assertEquals(on, range.first(o) <= k && k <= range.last(o));
                assertEquals(on, range.from(k) <= o && o < range.to(k));
                inside &= on;
            }
            assertEquals(inside, range.insideFrom() <= o && o < range.insideTo());
        }
    }
}
