package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoolF32Test {
    private static final List<ConvolutionShape> SHAPES = List.of(
            window(8, 7, 13, 3, 2, 1), window(9, 9, 33, 2, 2, 0), window(1, 1, 1, 3, 1, 1), window(7, 13, 16, 5, 3, 2));

    private static ConvolutionShape window(int height, int width, int channels, int size, int stride, int padding) {
        return new ConvolutionShape(height, width, channels, channels, size, size, stride, padding, 1, channels);
    }

    @Test
    void maximumIsTheLargestPixelOfTheWindowAndItsAdjointGoesToTheFirstOfThem() {
        for (ConvolutionShape s : SHAPES) {
            int lanes = LanesF32.pad(s.inputs());
            int pixels = s.outputHeight() * s.outputWidth();
            float[] x = levels(s.height() * s.width() * lanes, 5);
            float[] dy = levels(pixels * lanes, 1000);
            float[] y = new float[pixels * lanes];
            float[] dx = new float[x.length];
            PoolF32.maximum(s, x, 0, y, 0);
            PoolF32.maximumAdjoint(s, x, 0, y, 0, dy, 0, dx, 0);
            float[] expected = new float[x.length];
            for (int i = 0; i < y.length; i++) {
                int first = firstMaximum(s, x, i / lanes / s.outputWidth(), i / lanes % s.outputWidth(), i % lanes);
                assertEquals(x[first], y[i], s + " at " + i);
                expected[first] += dy[i];
            }
            for (int i = 0; i < x.length; i++) {
                assertEquals(expected[i], dx[i], s + " adjoint at " + i);
            }
        }
    }

    @Test
    void averageIsTheMeanOfThePixelsInTheImageAndItsAdjointTheTransposedMap() {
        for (ConvolutionShape s : SHAPES) {
            int lanes = LanesF32.pad(s.inputs());
            int pixels = s.outputHeight() * s.outputWidth();
            float[] x = levels(s.height() * s.width() * lanes, 9);
            float[] dy = levels(pixels * lanes, 100);
            float[] y = new float[pixels * lanes];
            float[] dx = new float[x.length];
            PoolF32.average(s, x, 0, y, 0);
            PoolF32.averageAdjoint(s, dy, 0, dx, 0);
            double bound = 200 * 4 * Precision.F32.epsilon();
            double[] expected = new double[x.length];
            for (int i = 0; i < y.length; i++) {
                int[] window = window(s, i / lanes / s.outputWidth(), i / lanes % s.outputWidth(), i % lanes);
                assertEquals(
                        Arrays.stream(window).mapToDouble(at -> x[at]).average().orElseThrow(), y[i], bound);
                for (int at : window) {
                    expected[at] += (double) dy[i] / window.length;
                }
            }
            for (int i = 0; i < x.length; i++) {
                assertEquals(expected[i], dx[i], bound, s + " adjoint at " + i);
            }
        }
    }

    /** The places of the pixels under an output that lie in the image. */
    private static int[] window(ConvolutionShape s, int oy, int ox, int channel) {
        return IntStream.range(0, s.taps())
                .filter(t -> {
                    int iy = oy * s.stride() + t / s.kernelWidth() - s.padding();
                    int ix = ox * s.stride() + t % s.kernelWidth() - s.padding();
                    return iy >= 0 && iy < s.height() && ix >= 0 && ix < s.width();
                })
                .map(t -> {
                    int iy = oy * s.stride() + t / s.kernelWidth() - s.padding();
                    int ix = ox * s.stride() + t % s.kernelWidth() - s.padding();
                    return (iy * s.width() + ix) * LanesF32.pad(s.inputs()) + channel;
                })
                .toArray();
    }

    @Test
    void globalAverageIsTheMeanAndItsAdjointTheTransposedMap() {
        for (int pixels : new int[] {1, 7, 64}) {
            for (int channels : new int[] {1, 13, 31}) {
                int lanes = LanesF32.pad(channels);
                float[] x = levels(pixels * lanes, 9);
                float[] y = new float[lanes];
                float[] dx = new float[x.length];
                PoolF32.globalAverage(pixels, channels, x, 0, y, 0);
                float[] dy = levels(lanes, 100);
                PoolF32.globalAverageAdjoint(pixels, channels, dy, 0, dx, 0);
                for (int c = 0; c < channels; c++) {
                    double sum = 0;
                    double product = 0;
                    for (int i = 0; i < pixels; i++) {
                        sum += x[i * lanes + c];
                        product += (double) x[i * lanes + c] * dx[i * lanes + c];
                    }
                    double bound = 4 * (pixels + 1) * Precision.F32.epsilon();
                    assertEquals(sum / pixels, y[c], 9 * bound);
                    assertEquals((double) y[c] * dy[c], product, 900 * bound);
                }
            }
        }
    }

    private static int firstMaximum(ConvolutionShape s, float[] x, int oy, int ox, int channel) {
        int best = -1;
        for (int at : window(s, oy, ox, channel)) {
            best = best < 0 || x[at] > x[best] ? at : best;
        }
        return best;
    }

    /** Whole numbers, so that maxima tie and sums are exact. */
    private static float[] levels(int n, int levels) {
        Random random = new Random(n);
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextInt(levels) - levels / 2;
        }
        return x;
    }
}
