package dev.fluxion.kernels;

import java.util.Arrays;

/**
 * Which output pixels and taps reach an input pixel: {@code iy = oy·stride + ky·dilation - padding}. The answer depends on the pixel's place
 * modulo the stride only, its phase. Output images are read inside a border of zeros, wide enough for all of them.
 */
final class AdjointTaps {
    private final ConvolutionShape shape;
    private final int channels;
    private final int top;
    private final int left;
    private final int rows;
    private final int columns;
    private final int[][] outputs;
    private final int[][] weights;

    /**
     * @param channels elements of an output pixel
     * @param rowOfWeights elements of a row of the transposed weights
     */
    AdjointTaps(ConvolutionShape shape, int channels, int rowOfWeights) {
        this.shape = shape;
        this.channels = channels;
        int s = shape.stride();
        int p = shape.padding();
        top = Math.max(0, -Math.floorDiv(p - (shape.kernelHeight() - 1) * shape.dilation(), s));
        left = Math.max(0, -Math.floorDiv(p - (shape.kernelWidth() - 1) * shape.dilation(), s));
        rows = top + Math.max(shape.outputHeight(), (shape.height() - 1 + p) / s + 1);
        columns = left + Math.max(shape.outputWidth(), (shape.width() - 1 + p) / s + 1);
        outputs = new int[s * s][];
        weights = new int[s * s][];
        for (int phase = 0; phase < s * s; phase++) {
            find(phase, rowOfWeights);
        }
    }

    private void find(int phase, int rowOfWeights) {
        int s = shape.stride();
        int[] places = new int[shape.taps()];
        int[] starts = new int[shape.taps()];
        int count = 0;
        for (int t = 0; t < shape.taps(); t++) {
            int y = phase / s + shape.padding() - t / shape.kernelWidth() * shape.dilation();
            int x = phase % s + shape.padding() - t % shape.kernelWidth() * shape.dilation();
            if (Math.floorMod(y, s) == 0 && Math.floorMod(x, s) == 0) {
                places[count] = ((top + Math.floorDiv(y, s)) * columns + left + Math.floorDiv(x, s)) * channels;
                starts[count] = t * shape.outputs() * rowOfWeights;
                count++;
            }
        }
        outputs[phase] = Arrays.copyOf(places, count);
        weights[phase] = Arrays.copyOf(starts, count);
    }

    /** The phase of row y and column x. */
    int phase(int y, int x) {
        return y % shape.stride() * shape.stride() + x % shape.stride();
    }

    /** Number of pairs of an output pixel and a tap. */
    int taps(int phase) {
        return outputs[phase].length;
    }

    /** Where the output pixels are, in the bordered image, for the first row and column of the phase. */
    int[] outputs(int phase) {
        return outputs[phase];
    }

    /** Where the weights of the taps start. */
    int[] weights(int phase) {
        return weights[phase];
    }

    /** What row y adds to the place of the first row of its phase. */
    int start(int y) {
        return y / shape.stride() * columns * channels;
    }

    /** Elements of a bordered output image. */
    int length() {
        return rows * columns * channels;
    }

    /** Where the output image starts inside its border. */
    int corner() {
        return (top * columns + left) * channels;
    }

    /** Distance of the rows of the bordered image. */
    int pitch() {
        return columns * channels;
    }
}
