package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** One image as the whole batch, against the definition in double. */
class BatchNormalizationF32Test {
    private static final double VARIANCE_FLOOR = 1e-5;
    private static final int[][] SIZES = {{2, 1}, {7, 8}, {13, 13}, {64, 31}, {207, 7}};

    @Test
    void momentsAreTheMeanAndTheSumOfSquaredDeviationsFarFromZero() {
        for (int[] size : SIZES) {
            Case k = new Case(size[0], size[1], 100);
            float[] mean = new float[k.lanes];
            float[] deviation = new float[k.lanes];
            BatchNormalizationF32.moments(k.pixels, k.channels, k.x, 0, mean, 0, deviation, 0);
            double epsilon = Precision.F32.epsilon();
            for (int c = 0; c < k.channels; c++) {
                assertEquals(k.mean(c), mean[c], 110 * k.pixels * epsilon);
                assertEquals(k.deviation(c), deviation[c], 4 * k.pixels * k.pixels * 110 * epsilon);
            }
        }
    }

    @Test
    void theOutputHasTheWantedMeanAndSpreadAndTheAdjointIsTheDerivative() {
        for (int[] size : SIZES) {
            Case k = new Case(size[0], size[1], 1);
            double scale = 1.5;
            float[] mean = k.vector(k::mean);
            float[] slope = k.vector(c -> scale * k.inverse(c));
            float[] shift = k.vector(c -> 0.25);
            float[] y = new float[k.x.length];
            BatchNormalizationF32.forward(k.pixels, k.channels, k.x, 0, mean, slope, shift, y, 0);
            float[] plain = new float[k.lanes];
            float[] centred = new float[k.lanes];
            BatchNormalizationF32.adjointSums(k.pixels, k.channels, k.x, 0, mean, k.dy, 0, plain, 0, centred, 0);
            for (int c = 0; c < k.channels; c++) {
                plain[c] /= k.pixels;
                centred[c] *= (float) (k.inverse(c) * k.inverse(c) / k.pixels);
            }
            float[] dx = new float[k.x.length];
            BatchNormalizationF32.adjoint(k.pixels, k.channels, k.x, 0, mean, slope, plain, centred, k.dy, 0, dx, 0);
            double bound = 64 * k.pixels * Precision.F32.epsilon();
            for (int c = 0; c < k.channels; c++) {
                for (int i = 0; i < k.pixels; i++) {
                    double expected = scale * (k.x[i * k.lanes + c] - k.mean(c)) * k.inverse(c) + 0.25;
                    assertEquals(expected, y[i * k.lanes + c], bound);
                    assertEquals(scale * k.derivative(i, c), dx[i * k.lanes + c], 1e-7 + bound * k.inverse(c));
                }
            }
        }
    }

    private interface OfChannel {
        double at(int channel);
    }

    /** An image, an adjoint, and slow answers about them. */
    private static final class Case {
        private final int pixels;
        private final int channels;
        private final int lanes;
        private final float[] x;
        private final float[] dy;

        Case(int pixels, int channels, double offset) {
            this.pixels = pixels;
            this.channels = channels;
            lanes = LanesF32.pad(channels);
            Random random = new Random(pixels);
            x = new float[pixels * lanes];
            dy = new float[pixels * lanes];
            for (int i = 0; i < x.length; i++) {
                x[i] = i % lanes < channels ? (float) (offset + random.nextDouble(-2, 2)) : 0;
                dy[i] = i % lanes < channels ? (float) random.nextDouble(-1, 1) : 0;
            }
        }

        float[] vector(OfChannel f) {
            float[] v = new float[lanes];
            for (int c = 0; c < channels; c++) {
                v[c] = (float) f.at(c);
            }
            return v;
        }

        double mean(int c) {
            double sum = 0;
            for (int i = 0; i < pixels; i++) {
                sum += x[i * lanes + c];
            }
            return sum / pixels;
        }

        double deviation(int c) {
            double sum = 0;
            for (int i = 0; i < pixels; i++) {
                sum += Math.pow(x[i * lanes + c] - mean(c), 2);
            }
            return sum;
        }

        double inverse(int c) {
            return 1 / Math.sqrt(deviation(c) / pixels + VARIANCE_FLOOR);
        }

        /** Σ_j dy_j ∂y_j/∂x_i for scale 1, by central differences of the definition. */
        double derivative(int i, int c) {
            double step = 1e-4;
            return (objective(i, c, step) - objective(i, c, -step)) / (2 * step);
        }

        private double objective(int moved, int c, double by) {
            double[] v = new double[pixels];
            double mean = 0;
            for (int i = 0; i < pixels; i++) {
                v[i] = x[i * lanes + c] + (i == moved ? by : 0);
                mean += v[i] / pixels;
            }
            double variance = 0;
            for (double value : v) {
                variance += (value - mean) * (value - mean) / pixels;
            }
            double sum = 0;
            for (int i = 0; i < pixels; i++) {
                sum += dy[i * lanes + c] * (v[i] - mean) / Math.sqrt(variance + VARIANCE_FLOOR);
            }
            return sum;
        }
    }
}
