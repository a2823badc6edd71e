package dev.fluxion.autodiff.image;

import dev.fluxion.kernels.ConvolutionShape;

/**
 * One step of an {@link ImageNetwork}: reads earlier values, writes one. Values and parameters are named by numbers: the place in
 * {@link ImageNetwork#values} and the offset in the flat parameter buffer.
 */
public sealed interface ImageOp {
    /** The value that is read; of {@link Add} the first. */
    int in();

    /** The value that is written. */
    int out();

    /**
     * {@code out = in ∗ w + b}. A dense layer is a pointwise convolution of a single pixel.
     *
     * @param weights offset of {@code [ky][kx][ci][co]}
     * @param biases offset of b, -1 where there is none
     */
    record Convolution(int in, int out, ConvolutionShape shape, int weights, int biases) implements ImageOp {}

    /**
     * Batch normalisation; mean and variance are those of the batch in training, running averages otherwise.
     *
     * @param scales offset of γ
     * @param shifts offset of β
     */
    record BatchNormalization(int in, int out, int scales, int shifts) implements ImageOp {}

    /** {@code out = max(in, 0)}. */
    record Rectifier(int in, int out) implements ImageOp {}

    /** {@code out = in + other}. */
    record Add(int in, int other, int out) implements ImageOp {}

    /** Each stride-th pixel, with zeros for the channels that the input lacks. */
    record Subsample(int in, int out, int stride) implements ImageOp {}

    /** The maximum over windows; a depthwise shape. */
    record MaximumPool(int in, int out, ConvolutionShape shape) implements ImageOp {}

    /** The mean over all pixels. */
    record GlobalAverage(int in, int out) implements ImageOp {}
}
