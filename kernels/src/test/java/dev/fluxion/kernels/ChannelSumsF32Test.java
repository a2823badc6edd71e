package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ChannelSumsF32Test {
    @Test
    void addsTheSumOverThePixelsOfEachChannel() {
        for (int pixels : new int[] {1, 7, 64}) {
            for (int channels : new int[] {1, 8, 13, 31}) {
                int lanes = LanesF32.pad(channels);
                float[] x = new float[3 + pixels * lanes];
                for (int i = 0; i < x.length; i++) {
                    x[i] = i % 11;
                }
                float[] s = new float[2 + lanes];
                s[2] = 5;
                ChannelSumsF32.add(pixels, channels, x, 3, s, 2);
                for (int c = 0; c < channels; c++) {
                    float sum = c == 0 ? 5 : 0;
                    for (int i = 0; i < pixels; i++) {
                        sum += x[3 + i * lanes + c];
                    }
                    assertEquals(sum, s[2 + c]);
                }
            }
        }
    }
}
