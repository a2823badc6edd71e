package dev.fluxion.autodiff.image;

import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.ConvolutionShape;
import java.util.ArrayList;
import java.util.List;

/** Appends ops to an {@link ImageNetwork}; every method returns the number of the value that it adds. Value 0 is the input. */
public final class ImageNetworkBuilder {
    private final Normalization normalization;
    private final List<ImageShape> values = new ArrayList<>();
    private final List<ImageOp> ops = new ArrayList<>();
    private final List<ParameterRange> ranges = new ArrayList<>();
    private int layer = -1;

    /** @param normalization what {@link #convolution} appends to each convolution */
    public ImageNetworkBuilder(ImageShape input, Normalization normalization) {
        this.normalization = normalization;
        values.add(input);
    }

    /** The shape of a value. */
    public ImageShape shape(int value) {
        return values.get(value);
    }

    /** A convolution with a square, odd kernel and padding that keeps the size at stride 1, then the normalisation. */
    public int convolution(int in, int channels, int kernel, int stride) {
        ImageShape x = shape(in);
        return normalized(in, ConvolutionShape.same(x.height(), x.width(), x.channels(), channels, kernel, stride));
    }

    /** The same with a kernel of its own for each channel. */
    public int depthwise(int in, int kernel, int stride) {
        return normalized(in, windows(in, kernel, stride));
    }

    private int normalized(int in, ConvolutionShape s) {
        return switch (normalization) {
            case NONE -> convolution(in, s, true);
            case BATCH -> batchNormalization(convolution(in, s, false));
        };
    }

    /** A pointwise convolution with biases, without normalisation; of a single pixel a dense layer. */
    public int dense(int in, int outputs) {
        ImageShape x = shape(in);
        return convolution(in, ConvolutionShape.same(x.height(), x.width(), x.channels(), outputs, 1, 1), true);
    }

    private int convolution(int in, ConvolutionShape s, boolean biased) {
        layer++;
        int fanIn = s.taps() * s.inputs() / s.groups();
        int fanOut = s.taps() * s.outputs() / s.groups();
        int weights = range("weight", s.weights(), ParameterRange.Kind.WEIGHT, fanIn, fanOut);
        int biases = biased ? range("bias", s.outputs(), ParameterRange.Kind.BIAS, 0, 0) : -1;
        int out = add(new ImageShape(s.outputHeight(), s.outputWidth(), s.outputs()));
        ops.add(new ImageOp.Convolution(in, out, s, weights, biases));
        return out;
    }

    private int batchNormalization(int in) {
        int channels = shape(in).channels();
        int scales = range("scale", channels, ParameterRange.Kind.SCALE, 0, 0);
        int shifts = range("shift", channels, ParameterRange.Kind.BIAS, 0, 0);
        int out = add(shape(in));
        ops.add(new ImageOp.BatchNormalization(in, out, scales, shifts));
        return out;
    }

    /** max(in, 0). */
    public int rectifier(int in) {
        int out = add(shape(in));
        ops.add(new ImageOp.Rectifier(in, out));
        return out;
    }

    /** {@code f(in)} with f(0) = 0. */
    public int unit(int in, Activation function) {
        int out = add(shape(in));
        ops.add(new ImageOp.Unit(in, out, function));
        return out;
    }

    /**
     * {@code in·σ(W₂·silu(W₁·mean + b₁) + b₂)}, channel by channel, with the mean over all pixels (Hu, Shen and Sun, Squeeze-and-excitation networks, 2018).
     *
     * @param squeezed rows of W₁
     */
    public int squeezeAndExcite(int in, int squeezed) {
        int z = unit(dense(globalAverage(in), squeezed), Activation.SILU);
        int gate = dense(z, shape(in).channels());
        int out = add(shape(in));
        ops.add(new ImageOp.Gate(in, gate, out));
        return out;
    }

    /** Dropout of single numbers in training. */
    public int dropout(int in, double probability) {
        int out = add(shape(in));
        ops.add(new ImageOp.Dropout(in, out, probability));
        return out;
    }

    /** Dropout of whole images in training, for the branch of a block that has a shortcut. */
    public int stochasticDepth(int in, double probability) {
        int out = add(shape(in));
        ops.add(new ImageOp.StochasticDepth(in, out, probability));
        return out;
    }

    /**
     * The sum of two values.
     *
     * @throws IllegalArgumentException if they differ in shape
     */
    public int add(int in, int other) {
        if (!shape(in).equals(shape(other))) {
            throw new IllegalArgumentException("cannot add " + shape(other) + " to " + shape(in));
        }
        int out = add(shape(in));
        ops.add(new ImageOp.Add(in, other, out));
        return out;
    }

    /** Each stride-th pixel, with zeros for the missing channels; {@code channels} is at least that of the value. */
    public int subsample(int in, int channels, int stride) {
        ImageShape x = shape(in);
        int out = add(new ImageShape(Math.ceilDiv(x.height(), stride), Math.ceilDiv(x.width(), stride), channels));
        ops.add(new ImageOp.Subsample(in, out, stride));
        return out;
    }

    /** The maximum over windows of {@code size}, padded by half of it. */
    public int maximumPool(int in, int size, int stride) {
        ConvolutionShape s = windows(in, size, stride);
        int out = add(new ImageShape(s.outputHeight(), s.outputWidth(), s.outputs()));
        ops.add(new ImageOp.MaximumPool(in, out, s));
        return out;
    }

    /** The mean over windows of {@code size}, padded by half of it; what lies outside the image does not count. */
    public int averagePool(int in, int size, int stride) {
        ConvolutionShape s = windows(in, size, stride);
        int out = add(new ImageShape(s.outputHeight(), s.outputWidth(), s.outputs()));
        ops.add(new ImageOp.AveragePool(in, out, s));
        return out;
    }

    /** A window per channel. */
    private ConvolutionShape windows(int in, int size, int stride) {
        ImageShape x = shape(in);
        int channels = x.channels();
        return new ConvolutionShape(
                x.height(), x.width(), channels, channels, size, size, stride, size / 2, 1, channels);
    }

    /** The mean over all pixels. */
    public int globalAverage(int in) {
        int out = add(new ImageShape(1, 1, shape(in).channels()));
        ops.add(new ImageOp.GlobalAverage(in, out));
        return out;
    }

    /** The network so far; the last value is its output. */
    public ImageNetwork build() {
        return new ImageNetwork(values, ops, ranges);
    }

    private int add(ImageShape value) {
        values.add(value);
        return values.size() - 1;
    }

    private int range(String name, int length, ParameterRange.Kind kind, int fanIn, int fanOut) {
        int offset = ranges.isEmpty() ? 0 : ranges.getLast().end();
        Math.addExact(offset, length);
        ranges.add(new ParameterRange("layer" + (layer + 1) + "." + name, offset, length, kind, layer, fanIn, fanOut));
        return offset;
    }
}
