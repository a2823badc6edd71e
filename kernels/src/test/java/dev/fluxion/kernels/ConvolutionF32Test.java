package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Convolutions against seven nested loops in double, with the a-priori bound of a sum of products; adjoints against the forward pass. */
class ConvolutionF32Test {
    private static final float GARBAGE = 12345f;

    private static final List<ConvolutionShape> SHAPES = List.of(
            new ConvolutionShape(1, 1, 1, 1, 1, 1, 1, 0, 1, 1),
            ConvolutionShape.same(8, 8, 16, 16, 3, 1),
            ConvolutionShape.same(8, 7, 3, 13, 3, 1),
            ConvolutionShape.same(9, 8, 13, 31, 3, 2),
            ConvolutionShape.same(8, 8, 8, 64, 1, 2),
            ConvolutionShape.same(7, 13, 31, 7, 1, 1),
            new ConvolutionShape(13, 11, 3, 64, 7, 7, 2, 3, 1, 1),
            new ConvolutionShape(13, 9, 5, 33, 3, 2, 3, 1, 2, 1),
            new ConvolutionShape(9, 9, 7, 7, 2, 5, 1, 4, 1, 1),
            new ConvolutionShape(5, 6, 12, 18, 3, 3, 1, 1, 1, 3),
            new ConvolutionShape(7, 7, 20, 20, 3, 3, 2, 1, 1, 20),
            new ConvolutionShape(10, 4, 3, 5, 2, 1, 4, 0, 1, 1));

    @Test
    void forwardIsTheDefinition() {
        for (ConvolutionShape s : SHAPES) {
            Random random = new Random(s.hashCode());
            float[] x = image(random, s.height() * s.width(), s.inputs());
            float[] w = numbers(random, s.weights());
            float[] bias = vector(random, s.outputs());
            assertClose(
                    s.toString(),
                    SlowConvolution.forward(s, unpad(x, s.inputs()), doubles(w), doubles(bias)),
                    s,
                    forward(s, x, w, bias));
        }
    }

    @Test
    void theAdjointOfTheDataIsTheTransposedMap() {
        for (ConvolutionShape s : SHAPES) {
            Random random = new Random(s.hashCode());
            float[] x = image(random, s.height() * s.width(), s.inputs());
            float[] w = numbers(random, s.weights());
            float[] dy = image(random, s.outputHeight() * s.outputWidth(), s.outputs());
            ConvolutionF32 convolution = new ConvolutionF32(s);
            float[] packed = new float[convolution.packedLength()];
            float[] transposed = new float[convolution.transposedLength()];
            convolution.pack(w, 0, packed);
            convolution.transpose(packed, transposed);
            float[] dx = new float[convolution.inputLength()];
            convolution.backwardData(dy, 0, transposed, dx, 0, new float[convolution.scratchLength()]);
            float[] y = forward(s, x, w, vector(null, s.outputs()));
            assertSameProduct(s, dot(y, dy, s.outputs()), dot(x, dx, s.inputs()));
        }
    }

    @Test
    void theAdjointOfTheWeightsIsTheTransposedMap() {
        for (ConvolutionShape s : SHAPES) {
            Random random = new Random(s.hashCode());
            float[] x = image(random, s.height() * s.width(), s.inputs());
            float[] w = numbers(random, s.weights());
            float[] dy = image(random, s.outputHeight() * s.outputWidth(), s.outputs());
            ConvolutionF32 convolution = new ConvolutionF32(s);
            float[] packed = new float[convolution.packedLength()];
            convolution.backwardWeights(x, 0, dy, 0, packed, new float[convolution.scratchLength()]);
            float[] dw = new float[s.weights() + 2];
            convolution.unpack(packed, dw, 1);
            assertEquals(0f, dw[0] + dw[s.weights() + 1]);
            float[] y = forward(s, x, w, vector(null, s.outputs()));
            double product = 0;
            for (int i = 0; i < w.length; i++) {
                product += (double) w[i] * dw[i + 1];
            }
            assertSameProduct(s, dot(y, dy, s.outputs()), product);
        }
    }

    @Test
    void depthwiseIsTheGroupedConvolution() {
        for (ConvolutionShape s : List.of(
                new ConvolutionShape(9, 8, 33, 33, 3, 3, 1, 1, 1, 33),
                new ConvolutionShape(8, 21, 17, 17, 5, 5, 1, 1, 2, 17),
                new ConvolutionShape(5, 31, 3, 3, 3, 5, 2, 2, 1, 3),
                new ConvolutionShape(7, 7, 13, 13, 5, 5, 2, 2, 1, 13),
                new ConvolutionShape(9, 5, 16, 16, 3, 3, 1, 2, 2, 16),
                new ConvolutionShape(1, 2, 1, 1, 5, 5, 1, 2, 1, 1))) {
            Random random = new Random(s.hashCode());
            int lanes = LanesF32.pad(s.inputs());
            float[] x = image(random, s.height() * s.width(), s.inputs());
            float[] w = numbers(random, s.weights());
            float[] wide = new float[s.taps() * lanes];
            for (int t = 0; t < s.taps(); t++) {
                System.arraycopy(w, t * s.inputs(), wide, t * lanes, s.inputs());
            }
            float[] bias = vector(random, s.outputs());
            DepthwiseF32 depthwise = new DepthwiseF32(s);
            float[] y = new float[s.outputHeight() * s.outputWidth() * lanes];
            depthwise.forward(x, 0, wide, 0, bias, 0, y, 0);
            assertClose(
                    s.toString(), SlowConvolution.forward(s, unpad(x, s.inputs()), doubles(w), doubles(bias)), s, y);

            depthwise.forward(x, 0, wide, 0, vector(null, s.outputs()), 0, y, 0);
            float[] dy = image(random, s.outputHeight() * s.outputWidth(), s.outputs());
            float[] dx = new float[x.length];
            float[] dw = new float[wide.length];
            depthwise.backwardData(dy, 0, wide, 0, dx, 0);
            depthwise.backwardWeights(x, 0, dy, 0, dw, 0);
            double product = dot(y, dy, s.outputs());
            assertSameProduct(s, product, dot(x, dx, s.inputs()));
            assertSameProduct(s, product, dot(wide, dw, s.inputs()));
        }
    }

    @Test
    void aPixelDoesNotDependOnItsPlaceInATile() {
        ConvolutionShape s = new ConvolutionShape(3, 31, 13, 40, 3, 3, 1, 0, 1, 1);
        Random random = new Random(3);
        float[] column = image(random, 1, s.inputs());
        float[] x = new float[s.height() * s.width() * column.length];
        for (int i = 0; i < s.height() * s.width(); i++) {
            System.arraycopy(column, 0, x, i * column.length, column.length);
        }
        float[] y = forward(s, x, numbers(random, s.weights()), vector(random, s.outputs()));
        int lanes = LanesF32.pad(s.outputs());
        float[] first = Arrays.copyOf(y, lanes);
        for (int i = 1; i < s.outputWidth(); i++) {
            assertArrayEquals(first, Arrays.copyOfRange(y, i * lanes, (i + 1) * lanes), "pixel " + i);
        }
    }

    @Test
    void impossibleShapesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ConvolutionShape(2, 2, 1, 1, 3, 3, 1, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ConvolutionShape(8, 8, 4, 6, 3, 3, 1, 1, 1, 4));
        assertThrows(IllegalArgumentException.class, () -> ConvolutionShape.same(8, 8, 0, 6, 3, 1));
        assertThrows(IllegalArgumentException.class, () -> new DepthwiseF32(ConvolutionShape.same(8, 8, 4, 4, 3, 1)));
    }

    private static float[] forward(ConvolutionShape s, float[] x, float[] w, float[] bias) {
        ConvolutionF32 convolution = new ConvolutionF32(s);
        float[] packed = new float[convolution.packedLength()];
        convolution.pack(w, 0, packed);
        float[] y = new float[convolution.outputLength()];
        convolution.forward(x, 0, packed, bias, 0, y, 0, new float[convolution.scratchLength()]);
        return y;
    }

    private static void assertClose(String what, double[][] valueAndSize, ConvolutionShape s, float[] y) {
        int lanes = LanesF32.pad(s.outputs());
        double terms = s.taps() * (double) s.inputs() + 2;
        for (int i = 0; i < valueAndSize[0].length; i++) {
            double error = Math.abs(y[i / s.outputs() * lanes + i % s.outputs()] - valueAndSize[0][i]);
            double bound = terms * Precision.F32.epsilon() * valueAndSize[1][i];
            assertTrue(error <= bound, what + " at " + i + ": error " + error + " > " + bound);
        }
    }

    /** Both products are sums of the same terms, at most 2000 of which meet in one rounded sum. */
    private static void assertSameProduct(ConvolutionShape s, double expected, double actual) {
        int terms = s.taps() * s.inputs() * s.outputHeight() * s.outputWidth() * s.outputs();
        double bound = 2000 * Precision.F32.epsilon() * Math.sqrt(terms) + 1e-300;
        assertEquals(expected, actual, bound, s.toString());
    }

    private static double dot(float[] a, float[] b, int channels) {
        int lanes = LanesF32.pad(channels);
        return IntStream.range(0, a.length)
                .filter(i -> i % lanes < channels)
                .mapToDouble(i -> (double) a[i] * b[i])
                .sum();
    }

    /** An image whose padding must not matter. */
    private static float[] image(Random random, int pixels, int channels) {
        int lanes = LanesF32.pad(channels);
        float[] x = new float[pixels * lanes];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % lanes < channels ? FormatF32.narrow(random.nextGaussian()) : GARBAGE;
        }
        return x;
    }

    private static float[] vector(Random random, int n) {
        float[] x = new float[LanesF32.pad(n)];
        for (int i = 0; i < n; i++) {
            x[i] = random == null ? 0 : FormatF32.narrow(random.nextGaussian());
        }
        return x;
    }

    private static float[] numbers(Random random, int n) {
        return Arrays.copyOf(vector(random, n), n);
    }

    private static double[] unpad(float[] x, int channels) {
        int lanes = LanesF32.pad(channels);
        return IntStream.range(0, x.length)
                .filter(i -> i % lanes < channels)
                .mapToDouble(i -> x[i])
                .toArray();
    }

    private static double[] doubles(float[] x) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i]).toArray();
    }
}
