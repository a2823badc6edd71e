package dev.fluxion.autodiff.image;

import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.ConvolutionShape;

/**
 * One step of an {@link ImageNetwork}: reads earlier values, writes one. Values and parameters are named by numbers: the place in
 * {@link ImageNetwork#values} and the offset in the flat parameter buffer.
 */
public sealed interface ImageOp {
    /** The value that is read; of {@link Add} and {@link Gate} the first. */
    int in();

    /** The second value that is read, -1 for ops that read one. */
    default int other() {
        return -1;
    }

    /** The value that is written. */
    int out();

    /**
     * {@code out = in ∗ w + b}. A dense layer is a pointwise convolution of a single pixel; one with a group per channel is computed as a depthwise one.
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

    /**
     * {@code out = f(in)}.
     *
     * @param function f, with f(0) = 0
     */
    record Unit(int in, int out, Activation function) implements ImageOp {
        /** @throws IllegalArgumentException for softplus, which would fill the padding of channels */
        public Unit {
            if (function == Activation.SOFTPLUS) {
                throw new IllegalArgumentException("softplus is not 0 at 0");
            }
        }
    }

    /** {@code out = in·σ(other)} with the logistic function σ, channel by channel; {@code other} is a single pixel. */
    record Gate(int in, int other, int out) implements ImageOp {}

    /** In training, each number is 0 with this probability, else divided by the rest of it; otherwise nothing changes. */
    record Dropout(int in, int out, double probability) implements ImageOp {
        public Dropout {
            requireProbability(probability);
        }
    }

    /**
     * In training, the whole image is 0 with this probability, else divided by the rest of it; otherwise nothing changes (Huang et al., Deep networks
     * with stochastic depth, 2016).
     */
    record StochasticDepth(int in, int out, double probability) implements ImageOp {
        public StochasticDepth {
            requireProbability(probability);
        }
    }

    /** {@code out = in + other}. */
    record Add(int in, int other, int out) implements ImageOp {}

    /** Each stride-th pixel, with zeros for the channels that the input lacks. */
    record Subsample(int in, int out, int stride) implements ImageOp {}

    /** The maximum over windows; a depthwise shape. */
    record MaximumPool(int in, int out, ConvolutionShape shape) implements ImageOp {}

    /** The mean over the pixels of windows that lie in the image; a depthwise shape. */
    record AveragePool(int in, int out, ConvolutionShape shape) implements ImageOp {}

    /** The mean over all pixels. */
    record GlobalAverage(int in, int out) implements ImageOp {}

    private static void requireProbability(double probability) {
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException("probability " + probability + " must lie in [0, 1)");
        }
    }
}
