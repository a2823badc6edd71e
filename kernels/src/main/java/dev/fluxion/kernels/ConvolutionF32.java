package dev.fluxion.kernels;

import java.util.Arrays;

/**
 * A {@link ConvolutionShape two-dimensional convolution} of one image and its two adjoints. Images are {@code [row][column][channel]}, the channels
 * padded to {@link LanesF32#pad whole vectors}; what the padding of an input holds is never read, that of an output is 0. The only copy of an
 * image is one with its zero border; nothing is unrolled into columns.
 *
 * <p>Weights come {@link #pack packed}, once per step for all images. An instance holds tables of offsets only and may be shared by threads,
 * each with its own scratch.
 */
public final class ConvolutionF32 {
    private final ConvolutionShape shape;
    private final int in;
    private final int out;
    private final int bordered;
    private final int[] tapInputs;
    private final int[] tapWeights;
    private final int[] rowInputs;
    private final int[] rowOutputs;
    private final AdjointTaps adjoint;

    /** @param shape the shape; a pointwise one with stride 1 is computed as a single long row */
    public ConvolutionF32(ConvolutionShape shape) {
        boolean row = shape.taps() == 1 && shape.stride() == 1 && shape.padding() == 0;
        ConvolutionShape s = !row
                ? shape
                : new ConvolutionShape(
                        1,
                        Math.multiplyExact(shape.height(), shape.width()),
                        shape.inputs(),
                        shape.outputs(),
                        1,
                        1,
                        1,
                        0,
                        1,
                        shape.groups());
        this.shape = s;
        in = LanesF32.pad(s.inputs());
        out = LanesF32.pad(s.outputs());
        bordered = s.width() + 2 * s.padding();
        tapInputs = new int[s.taps()];
        tapWeights = new int[s.taps()];
        for (int t = 0; t < s.taps(); t++) {
            tapInputs[t] = (t / s.kernelWidth() * bordered + t % s.kernelWidth()) * s.dilation() * in;
            tapWeights[t] = t * s.inputs() * out;
        }
        rowInputs = new int[s.outputHeight()];
        rowOutputs = new int[s.outputHeight()];
        for (int y = 0; y < s.outputHeight(); y++) {
            rowInputs[y] = y * s.stride() * bordered * in;
            rowOutputs[y] = y * s.outputWidth() * out;
        }
        adjoint = new AdjointTaps(s, out, in);
    }

    /** Elements of an input image. */
    public int inputLength() {
        return shape.height() * shape.width() * in;
    }

    /** Elements of an output image. */
    public int outputLength() {
        return shape.outputHeight() * shape.outputWidth() * out;
    }

    /** Elements of the packed weights, and of their packed gradient. */
    public int packedLength() {
        return shape.taps() * shape.inputs() * out;
    }

    /** Elements of the packed transposed weights. */
    public int transposedLength() {
        return shape.taps() * shape.outputs() * in;
    }

    /** Elements of scratch that {@link #forward} and the adjoints need. */
    public int scratchLength() {
        return Math.max((shape.height() + 2 * shape.padding()) * bordered * in, adjoint.length());
    }

    /**
     * Weights {@code [ky][kx][ci][co]} as the kernels read them: {@code [tap][ci][padded co]}; ci of all groups, with zeros between channels of
     * different groups. Modified: packed. Not modified: w.
     */
    public void pack(float[] w, int wOff, float[] packed) {
        int perGroup = shape.inputs() / shape.groups();
        int outputs = shape.outputs() / shape.groups();
        Arrays.fill(packed, 0, packedLength(), 0);
        for (int t = 0; t < shape.taps(); t++) {
            for (int ci = 0; ci < shape.inputs(); ci++) {
                int first = ci / perGroup * outputs;
                System.arraycopy(
                        w,
                        wOff + (t * perGroup + ci % perGroup) * shape.outputs() + first,
                        packed,
                        (t * shape.inputs() + ci) * out + first,
                        outputs);
            }
        }
    }

    /** The packed weights as {@link #backwardData} reads them: {@code [tap][co][padded ci]}. Modified: transposed. Not modified: packed. */
    public void transpose(float[] packed, float[] transposed) {
        Arrays.fill(transposed, 0, transposedLength(), 0);
        for (int t = 0; t < shape.taps(); t++) {
            for (int ci = 0; ci < shape.inputs(); ci++) {
                int row = (t * shape.inputs() + ci) * out;
                for (int co = 0; co < shape.outputs(); co++) {
                    transposed[(t * shape.outputs() + co) * in + ci] = packed[row + co];
                }
            }
        }
    }

    /** {@code g += } the packed gradient, the adjoint of {@link #pack}. Modified: g. Not modified: packed. */
    public void unpack(float[] packed, float[] g, int gOff) {
        int perGroup = shape.inputs() / shape.groups();
        int outputs = shape.outputs() / shape.groups();
        for (int t = 0; t < shape.taps(); t++) {
            for (int ci = 0; ci < shape.inputs(); ci++) {
                int first = ci / perGroup * outputs;
                int from = (t * shape.inputs() + ci) * out + first;
                int to = gOff + (t * perGroup + ci % perGroup) * shape.outputs() + first;
                for (int j = 0; j < outputs; j++) {
                    g[to + j] += packed[from + j];
                }
            }
        }
    }

    /**
     * {@code y = x ∗ w + bias}. Modified: y, scratch. Not modified: x, packed, bias.
     *
     * @param bias whole vectors, the padding 0
     */
    public void forward(
            float[] x, int xOff, float[] packed, float[] bias, int biasOff, float[] y, int yOff, float[] scratch) {
        int pixels = shape.outputHeight() * shape.outputWidth();
        for (int i = 0; i < pixels; i++) {
            System.arraycopy(bias, biasOff, y, yOff + i * out, out);
        }
        border(x, xOff, scratch);
        for (int row = 0; row < shape.outputHeight(); row++) {
            TapProductsF32.add(
                    shape.outputWidth(),
                    out,
                    shape.taps(),
                    tapInputs,
                    tapWeights,
                    shape.inputs(),
                    scratch,
                    rowInputs[row],
                    shape.stride() * in,
                    1,
                    packed,
                    0,
                    out,
                    y,
                    yOff + rowOutputs[row],
                    out);
        }
    }

    /** {@code dx = wᵀ ∗ dy}, the adjoint of {@link #forward} in x. Modified: dx, scratch. Not modified: dy, transposed. */
    public void backwardData(float[] dy, int dyOff, float[] transposed, float[] dx, int dxOff, float[] scratch) {
        Arrays.fill(dx, dxOff, dxOff + inputLength(), 0);
        addBackwardData(dy, dyOff, transposed, dx, dxOff, scratch);
    }

    /** {@code dx += wᵀ ∗ dy}, where the input is used elsewhere as well. Modified: dx, scratch. Not modified: dy, transposed. */
    public void addBackwardData(float[] dy, int dyOff, float[] transposed, float[] dx, int dxOff, float[] scratch) {
        borderOutput(dy, dyOff, scratch);
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < Math.min(shape.stride(), shape.width()); x++) {
                int pixels = (shape.width() - 1 - x) / shape.stride() + 1;
                int phase = adjoint.phase(y, x);
                TapProductsF32.add(
                        pixels,
                        in,
                        adjoint.taps(phase),
                        adjoint.outputs(phase),
                        adjoint.weights(phase),
                        shape.outputs(),
                        scratch,
                        adjoint.start(y),
                        out,
                        1,
                        transposed,
                        0,
                        in,
                        dx,
                        dxOff + (y * shape.width() + x) * in,
                        shape.stride() * in);
            }
        }
    }

    /**
     * {@code dw += xᵀ ∗ dy}, the adjoint of {@link #forward} in the packed weights. Modified: dw, scratch. Not modified: x, dy.
     */
    public void backwardWeights(float[] x, int xOff, float[] dy, int dyOff, float[] dw, float[] scratch) {
        border(x, xOff, scratch);
        for (int t = 0; t < shape.taps(); t++) {
            TapProductsF32.add(
                    shape.inputs(),
                    out,
                    shape.outputHeight(),
                    rowInputs,
                    rowOutputs,
                    shape.outputWidth(),
                    scratch,
                    tapInputs[t],
                    1,
                    shape.stride() * in,
                    dy,
                    dyOff,
                    out,
                    dw,
                    tapWeights[t],
                    out);
        }
    }

    /** The image inside a border of zeros. */
    private void border(float[] x, int xOff, float[] scratch) {
        int p = shape.padding();
        int row = shape.width() * in;
        if (p > 0) {
            Arrays.fill(scratch, 0, (shape.height() + 2 * p) * bordered * in, 0);
        }
        for (int y = 0; y < shape.height(); y++) {
            System.arraycopy(x, xOff + y * row, scratch, ((y + p) * bordered + p) * in, row);
        }
    }

    /** The output image inside the border that {@link AdjointTaps} asks for. */
    private void borderOutput(float[] dy, int dyOff, float[] scratch) {
        int row = shape.outputWidth() * out;
        Arrays.fill(scratch, 0, adjoint.length(), 0);
        for (int y = 0; y < shape.outputHeight(); y++) {
            System.arraycopy(dy, dyOff + y * row, scratch, adjoint.corner() + y * adjoint.pitch(), row);
        }
    }
}
