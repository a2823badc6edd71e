package dev.fluxion.peers;

import dev.fluxion.kernels.ConvolutionShape;
import java.util.Random;

/**
 * The numbers that both engines convolve, without gaps.
 *
 * @param shape of one image
 * @param images of the batch
 * @param x {@code [image][row][column][ci]}
 * @param w {@code [ky][kx][ci within the group][co]}
 * @param bias {@code [co]}
 * @param dy {@code [image][row][column][co]}, the gradient of a loss by the output
 */
record ConvolutionBatch(ConvolutionShape shape, int images, float[] x, float[] w, float[] bias, float[] dy) {
    /** Standard normal numbers, weights over the root of their fan-in. */
    static ConvolutionBatch random(ConvolutionShape shape, int images) {
        Random random = new Random(1);
        int fanIn = shape.weights() / shape.outputs();
        return new ConvolutionBatch(
                shape,
                images,
                numbers(random, images * shape.height() * shape.width() * shape.inputs(), 1),
                numbers(random, shape.weights(), 1 / Math.sqrt(fanIn)),
                numbers(random, shape.outputs(), 1),
                numbers(random, images * outputPixels(shape) * shape.outputs(), 1));
    }

    private static float[] numbers(Random random, int count, double scale) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        return values;
    }

    private static int outputPixels(ConvolutionShape shape) {
        return shape.outputHeight() * shape.outputWidth();
    }

    boolean depthwise() {
        return shape.groups() > 1 && shape.groups() == shape.inputs() && shape.outputs() == shape.inputs();
    }

    /** Operations of any of the three passes: two per weight and pixel of the output, those on the zeros of the border included. */
    double flops() {
        return 2.0 * images * shape.weights() * outputPixels(shape);
    }
}
