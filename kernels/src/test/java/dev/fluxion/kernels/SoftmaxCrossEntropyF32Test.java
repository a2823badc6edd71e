package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SoftmaxCrossEntropyF32Test {
    private static final double EPSILON = Precision.F32.epsilon();

    @Test
    void equalLogitsCostTheLogarithmOfTheNumberOfClasses() {
        for (int classes : new int[] {1, 2, 7, 100}) {
            for (double smoothing : new double[] {0, 0.1}) {
                float[] z = new float[classes];
                assertEquals(Math.log(classes), loss(z, classes - 1, smoothing), 1e-14 * (1 + classes));
            }
        }
    }

    @Test
    void theAdjointIsTheDerivative() {
        float[] z = {0.5f, -1.25f, 2f, 0f, 0.75f, -3f, 1.5f};
        float[] dz = new float[z.length];
        float step = 1f / 128;
        for (double smoothing : new double[] {0, 0.1}) {
            SoftmaxCrossEntropyF32.lossAndAdjoint(z.length, 3, smoothing, 1, z, 0, dz, 0);
            for (int c = 0; c < z.length; c++) {
                float[] up = z.clone();
                float[] down = z.clone();
                up[c] += step;
                down[c] -= step;
                double difference = (loss(up, 3, smoothing) - loss(down, 3, smoothing)) / (2 * step);
                assertEquals(difference, dz[c], step * step / 6 + EPSILON);
            }
        }
    }

    @Test
    void theAdjointSumsToZeroAndScales() {
        float[] z = {3f, -2f, 0.5f, 1f};
        float[] dz = new float[z.length];
        float[] scaled = new float[z.length];
        double loss = SoftmaxCrossEntropyF32.lossAndAdjoint(4, 0, 0.1, 1, z, 0, dz, 0);
        double quarter = SoftmaxCrossEntropyF32.lossAndAdjoint(4, 0, 0.1, 0.25, z, 0, scaled, 0);
        assertEquals(loss / 4, quarter);
        assertEquals(0, (double) dz[0] + dz[1] + dz[2] + dz[3], 4 * EPSILON);
        for (int c = 0; c < 4; c++) {
            assertEquals(dz[c] / 4, scaled[c]);
        }
    }

    @Test
    void hugeLogitsStayFinite() {
        float[] z = {1e30f, -1e30f, 0f};
        float[] dz = new float[3];
        assertEquals(0, SoftmaxCrossEntropyF32.lossAndAdjoint(3, 0, 0, 1, z, 0, dz, 0));
        double wrong = SoftmaxCrossEntropyF32.lossAndAdjoint(3, 1, 0, 1, z, 0, dz, 0);
        assertTrue(wrong > 1e30 && wrong < 3e30, () -> "loss " + wrong);
        assertEquals(1f, dz[0]);
        assertEquals(-1f, dz[1]);
    }

    private static double loss(float[] z, int label, double smoothing) {
        return SoftmaxCrossEntropyF32.lossAndAdjoint(z.length, label, smoothing, 1, z, 0, new float[z.length], 0);
    }
}
