package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RectifierF32Test {
    @Test
    void keepsWhatIsPositiveAndItsAdjointKeepsTheSamePlaces() {
        for (int size : new int[] {1, 7, 8, 13, 31, 64, 207}) {
            int n = LanesF32.pad(size);
            Random random = new Random(size);
            float[] x = new float[n];
            float[] dy = new float[n];
            float[] kept = new float[n];
            float[] passed = new float[n];
            for (int i = 0; i < n; i++) {
                x[i] = random.nextInt(5) - 2;
                dy[i] = random.nextInt(9) - 4;
                kept[i] = Math.max(x[i], 0);
                passed[i] = x[i] > 0 ? dy[i] : 0;
            }
            float[] y = new float[n];
            RectifierF32.forward(x, 0, y, 0, n);
            assertArrayEquals(kept, y);
            RectifierF32.adjoint(y, 0, dy, 0, dy, 0, n);
            assertArrayEquals(passed, dy);
        }
    }

    @Test
    void aNaNSurfaces() {
        float[] x = new float[LanesF32.LENGTH];
        x[1] = Float.NaN;
        RectifierF32.forward(x, 0, x, 0, x.length);
        assertTrue(Float.isNaN(x[1]));
    }
}
