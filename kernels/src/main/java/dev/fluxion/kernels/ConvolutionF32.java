package dev.fluxion.kernels;

import java.util.Arrays;

/**
 * A {@link ConvolutionShape two-dimensional convolution} of one image and its two adjoints. Images are {@code [row][column][channel]}, the channels
 * padded to {@link LanesF32#pad whole vectors}; what the padding of an input holds is never read, that of an output is 0. The only copy of an
 * image is one with its zero border; nothing is unrolled into columns.
 *
 * <p>Weights come {@link #pack packed}, once per step for all images, in panels of the two vectors of channels that a register tile computes. The panel runs over a
 * block of the image before the next one does, so that panel and block stay in the second-level cache however many channels there are. An instance holds tables of offsets only and may be shared by threads,
 * each with its own scratch.
 */
public final class ConvolutionF32 {
    /** Channels of a panel of weights. */
    private static final int PANEL = 2 * LanesF32.LENGTH;

    /** Elements of the block of an image over which a panel runs: a quarter of a second-level cache of 1 MiB. */
    private static final int BLOCK = 256 * 1024 / Float.BYTES;

    private final ConvolutionShape shape;
    private final int in;
    private final int out;
    private final int bordered;
    private final int[] tapInputs;
    private final int[] tapGradients;
    private final int[] tapWeights;
    private final int[] tapLastWeights;
    private final int[] rowInputs;
    private final int[] rowOutputs;
    private final AdjointTaps adjoint;
    private final AdjointTaps lastAdjoint;

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
        tapGradients = new int[s.taps()];
        tapWeights = new int[s.taps()];
        tapLastWeights = new int[s.taps()];
        for (int t = 0; t < s.taps(); t++) {
            tapInputs[t] = (t / s.kernelWidth() * bordered + t % s.kernelWidth()) * s.dilation() * in;
            tapGradients[t] = t * s.inputs() * out;
            tapWeights[t] = t * s.inputs() * PANEL;
            tapLastWeights[t] = t * s.inputs() * (out % PANEL);
        }
        rowInputs = new int[s.outputHeight()];
        rowOutputs = new int[s.outputHeight()];
        for (int y = 0; y < s.outputHeight(); y++) {
            rowInputs[y] = y * s.stride() * bordered * in;
            rowOutputs[y] = y * s.outputWidth() * out;
        }
        adjoint = new AdjointTaps(s, out, PANEL);
        lastAdjoint = new AdjointTaps(s, out, in % PANEL);
    }

    /** Elements of an input image. */
    public int inputLength() {
        return shape.height() * shape.width() * in;
    }

    /** Elements of an output image. */
    public int outputLength() {
        return shape.outputHeight() * shape.outputWidth() * out;
    }

    /** Elements of the packed weights, and of their gradient from {@link #backwardWeights}. */
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

    /** Where the weights of a tap, a row and a column are, {@code [panel of columns][tap][row][column of the panel]}. */
    private int place(int t, int row, int rows, int column, int columns) {
        int panel = column / PANEL * PANEL;
        return shape.taps() * rows * panel + (t * rows + row) * Math.min(PANEL, columns - panel) + column - panel;
    }

    /**
     * Weights {@code [ky][kx][ci][co]} as the kernels read them: {@code [panel of padded co][tap][ci][co of the panel]}; ci of all groups, with zeros between
     * channels of different groups. Modified: packed. Not modified: w.
     */
    public void pack(float[] w, int wOff, float[] packed) {
        int perGroup = shape.inputs() / shape.groups();
        int outputs = shape.outputs() / shape.groups();
        Arrays.fill(packed, 0, packedLength(), 0);
        for (int t = 0; t < shape.taps(); t++) {
            for (int ci = 0; ci < shape.inputs(); ci++) {
                int first = ci / perGroup * outputs;
                int from = wOff + (t * perGroup + ci % perGroup) * shape.outputs();
                int end = first + outputs;
                int next;
                for (int co = first; co < end; co = next) {
                    next = Math.min(end, co - co % PANEL + PANEL);
                    System.arraycopy(w, from + co, packed, place(t, ci, shape.inputs(), co, out), next - co);
                }
            }
        }
    }

    /**
     * The packed weights as {@link #backwardData} reads them: {@code [panel of padded ci][tap][co][ci of the panel]}. Modified: transposed. Not modified:
     * packed.
     */
    public void transpose(float[] packed, float[] transposed) {
        Arrays.fill(transposed, 0, transposedLength(), 0);
        for (int t = 0; t < shape.taps(); t++) {
            for (int co = 0; co < shape.outputs(); co++) {
                int from = place(t, 0, shape.inputs(), co, out);
                int fromRow = Math.min(PANEL, out - co / PANEL * PANEL);
                for (int panel = 0; panel < shape.inputs(); panel += PANEL) {
                    int to = place(t, co, shape.outputs(), panel, in);
                    int end = Math.min(shape.inputs(), panel + PANEL);
                    for (int ci = panel; ci < end; ci++) {
                        transposed[to + ci - panel] = packed[from + ci * fromRow];
                    }
                }
            }
        }
    }

    /** {@code g += } the gradient that {@link #backwardWeights} left, in the order of {@link #pack}'s w. Modified: g. Not modified: packed. */
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
        int rows = Math.max(1, BLOCK / (shape.stride() * bordered * in));
        int columns = Math.max(8, BLOCK / (shape.stride() * in) & -8);
        for (int y0 = 0; y0 < shape.outputHeight(); y0 += rows) {
            for (int x0 = 0; x0 < shape.outputWidth(); x0 += columns) {
                for (int panel = 0; panel < out; panel += PANEL) {
                    forwardPanel(
                            y0,
                            Math.min(shape.outputHeight(), y0 + rows),
                            x0,
                            Math.min(columns, shape.outputWidth() - x0),
                            panel,
                            scratch,
                            packed,
                            y,
                            yOff);
                }
            }
        }
    }

    private void forwardPanel(
            int y0, int y1, int x0, int pixels, int panel, float[] x, float[] packed, float[] y, int yOff) {
        int width = Math.min(PANEL, out - panel);
        for (int row = y0; row < y1; row++) {
            TapProductsF32.add(
                    pixels,
                    width,
                    shape.taps(),
                    tapInputs,
                    width == PANEL ? tapWeights : tapLastWeights,
                    shape.inputs(),
                    x,
                    rowInputs[row] + x0 * shape.stride() * in,
                    shape.stride() * in,
                    1,
                    packed,
                    shape.taps() * shape.inputs() * panel,
                    width,
                    y,
                    yOff + rowOutputs[row] + x0 * out + panel,
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
        int rows = Math.max(1, BLOCK / adjoint.pitch()) * shape.stride();
        int columns = Math.max(8, BLOCK / out & -8);
        int longest = Math.ceilDiv(shape.width(), shape.stride());
        for (int y0 = 0; y0 < shape.height(); y0 += rows) {
            for (int x0 = 0; x0 < longest; x0 += columns) {
                for (int panel = 0; panel < in; panel += PANEL) {
                    backwardPanel(
                            y0,
                            Math.min(shape.height(), y0 + rows),
                            x0,
                            columns,
                            panel,
                            scratch,
                            transposed,
                            dx,
                            dxOff);
                }
            }
        }
    }

    /** @param x0 the first pixel of each phase */
    private void backwardPanel(
            int y0, int y1, int x0, int columns, int panel, float[] dy, float[] transposed, float[] dx, int dxOff) {
        int s = shape.stride();
        int width = Math.min(PANEL, in - panel);
        AdjointTaps taps = width == PANEL ? adjoint : lastAdjoint;
        for (int y = y0; y < y1; y++) {
            for (int x = 0; x < Math.min(s, shape.width()); x++) {
                int pixels = (shape.width() - 1 - x) / s + 1;
                int phase = taps.phase(y, x);
                TapProductsF32.add(
                        Math.min(columns, pixels - x0),
                        width,
                        taps.taps(phase),
                        taps.outputs(phase),
                        taps.weights(phase),
                        shape.outputs(),
                        dy,
                        taps.start(y) + x0 * out,
                        out,
                        1,
                        transposed,
                        shape.taps() * shape.outputs() * panel,
                        width,
                        dx,
                        dxOff + (y * shape.width() + x + x0 * s) * in + panel,
                        s * in);
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
                    tapGradients[t],
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
