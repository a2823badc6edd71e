package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GateF32Test {
    @Test
    void multipliesEachChannelAndItsAdjointIsThatOfTheDefinition() {
        for (int pixels : new int[] {1, 7, 64}) {
            for (int channels : new int[] {1, 13, 31}) {
                int lanes = LanesF32.pad(channels);
                Random random = new Random(31 * pixels + channels);
                float[] x = numbers(random, pixels * lanes);
                float[] z = numbers(random, lanes);
                float[] dy = numbers(random, pixels * lanes);
                float[] y = new float[x.length];
                float[] dx = new float[x.length];
                float[] dz = new float[lanes];
                GateF32.forward(pixels, channels, x, 0, z, 0, y, 0);
                GateF32.adjoint(pixels, channels, x, 0, z, 0, dy, 0, dx, 0, dz, 0);
                double unit = Precision.F32.epsilon();
                for (int c = 0; c < channels; c++) {
                    double open = 1 / (1 + Math.exp(-z[c]));
                    double sum = 0;
                    double size = 0;
                    for (int i = c; i < x.length; i += lanes) {
                        assertEquals(open * x[i], y[i], 8 * unit * Math.abs(x[i]));
                        assertEquals(open * dy[i], dx[i], 8 * unit * Math.abs(dy[i]));
                        sum += (double) dy[i] * x[i];
                        size += Math.abs((double) dy[i] * x[i]);
                    }
                    assertEquals(open * (1 - open) * sum, dz[c], (pixels + 16) * unit * size);
                }
            }
        }
    }

    private static float[] numbers(Random random, int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = FormatF32.narrow(2 * random.nextGaussian());
        }
        return x;
    }
}
