package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SubsampleF32Test {
    @Test
    void takesEachStridethPixelAndItsAdjointIsTheTransposedMap() {
        int[][] cases = {{1, 1, 1, 1, 1}, {8, 7, 8, 16, 2}, {7, 13, 13, 31, 2}, {5, 4, 3, 3, 3}};
        for (int[] s : cases) {
            int in = LanesF32.pad(s[2]);
            int out = LanesF32.pad(s[3]);
            int rows = Math.ceilDiv(s[0], s[4]);
            int columns = Math.ceilDiv(s[1], s[4]);
            float[] x = numbers(s[0] * s[1], s[2]);
            float[] dy = numbers(rows * columns, s[3]);
            float[] y = new float[rows * columns * out];
            SubsampleF32.forward(s[0], s[1], s[2], s[3], s[4], x, 0, y, 0);
            double product = 0;
            for (int i = 0; i < y.length; i++) {
                int c = i % out;
                int pixel = i / out / columns * s[4] * s[1] + i / out % columns * s[4];
                assertEquals(c < s[2] ? x[pixel * in + c] : 0, y[i]);
                product += y[i] * dy[i];
            }
            float[] dx = new float[x.length];
            Arrays.fill(dx, 1);
            SubsampleF32.addAdjoint(s[0], s[1], s[2], s[3], s[4], dy, 0, dx, 0);
            double transposed = 0;
            for (int i = 0; i < x.length; i++) {
                transposed += x[i] * (dx[i] - 1);
            }
            assertEquals(product, transposed);
        }
    }

    /** Small whole numbers, so that every sum is exact. */
    private static float[] numbers(int pixels, int channels) {
        Random random = new Random(pixels);
        float[] x = new float[pixels * LanesF32.pad(channels)];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % LanesF32.pad(channels) < channels ? random.nextInt(9) - 4 : 0;
        }
        return x;
    }
}
