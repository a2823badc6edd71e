package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * A depthwise convolution of one image, each channel with a kernel of its own, and its two adjoints. The shape has as many groups as inputs and
 * outputs; images are as in {@link ConvolutionF32}, weights {@code [ky][kx][padded channel]}. The sum of a pixel runs over the taps in order, that of a
 * weight over the pixels, row by row.
 */
public final class DepthwiseF32 {
    /** Neighbouring pixels that share each weight they load. */
    private static final int BLOCK = 8;

    private final ConvolutionShape shape;
    private final int channels;
    private final TapRange rows;
    private final TapRange columns;
    private final TapRange adjointRows;
    private final TapRange adjointColumns;

    /** @throws IllegalArgumentException if a channel of the output sees more than its own of the input, or there are several per input */
    public DepthwiseF32(ConvolutionShape shape) {
        if (shape.groups() != shape.inputs() || shape.outputs() != shape.inputs()) {
            throw new IllegalArgumentException("not depthwise: " + shape.inputs() + " inputs, " + shape.outputs()
                    + " outputs, " + shape.groups() + " groups");
        }
        this.shape = shape;
        channels = LanesF32.pad(shape.inputs());
        int p = shape.padding();
        int d = shape.dilation();
        rows = new TapRange(shape.outputHeight(), shape.stride(), -p, shape.kernelHeight(), d, shape.height());
        columns = new TapRange(shape.outputWidth(), shape.stride(), -p, shape.kernelWidth(), d, shape.width());
        adjointRows = new TapRange(shape.height(), 1, p, shape.kernelHeight(), -d, shape.outputHeight());
        adjointColumns = new TapRange(shape.width(), 1, p, shape.kernelWidth(), -d, shape.outputWidth());
    }

    /** {@code y = x ∗ w + bias}. Modified: y. Not modified: x, w, bias; the padding of each is computed along. */
    public void forward(float[] x, int xOff, float[] w, int wOff, float[] bias, int biasOff, float[] y, int yOff) {
        int row = columns.count() * channels;
        for (int oy = 0; oy < rows.count(); oy++) {
            for (int i = 0; i < row; i += channels) {
                System.arraycopy(bias, biasOff, y, yOff + oy * row + i, channels);
            }
            gather(oy, rows, columns, x, xOff, w, wOff, y, yOff + oy * row);
        }
    }

    /** {@code dx = wᵀ ∗ dy}, the adjoint of {@link #forward} in x. Modified: dx. Not modified: dy, w. */
    public void backwardData(float[] dy, int dyOff, float[] w, int wOff, float[] dx, int dxOff) {
        Arrays.fill(dx, dxOff, dxOff + shape.height() * shape.width() * channels, 0);
        if (shape.stride() == 1) {
            for (int y = 0; y < shape.height(); y++) {
                int row = dxOff + y * shape.width() * channels;
                gather(y, adjointRows, adjointColumns, dy, dyOff, w, wOff, dx, row);
            }
        } else {
            scatter(dy, dyOff, w, wOff, dx, dxOff);
        }
    }

    /** {@code to[o] += Σ from[place of (o, tap)] · w[tap]} for the row oy of outputs, which starts at {@code toOff}. */
    private void gather(
            int oy,
            TapRange rows,
            TapRange columns,
            float[] from,
            int fromOff,
            float[] w,
            int wOff,
            float[] to,
            int toOff) {
        int row = columns.size() * channels;
        int firstY = rows.first(oy);
        int lastY = rows.last(oy);
        int ox = 0;
        while (ox < columns.count()) {
            int at = fromOff + rows.place(oy, 0) * row + columns.place(ox, 0) * channels;
            int put = toOff + ox * channels;
            boolean block = ox >= columns.insideFrom() && ox + BLOCK <= columns.insideTo();
            int firstX = columns.first(ox);
            int lastX = columns.last(ox);
            for (int c = 0; c < channels; c += LENGTH) {
                if (block) {
                    addToBlock(
                            firstY,
                            lastY,
                            rows.step() * row,
                            columns.taps(),
                            columns.step() * channels,
                            columns.stride() * channels,
                            channels,
                            from,
                            at + c,
                            w,
                            wOff + c,
                            to,
                            put + c);
                } else {
                    addToPixel(
                            firstY,
                            lastY,
                            rows.step() * row,
                            firstX,
                            lastX,
                            columns.taps(),
                            columns.step() * channels,
                            channels,
                            from,
                            at + c,
                            w,
                            wOff + c,
                            to,
                            put + c);
                }
            }
            ox += block ? BLOCK : 1;
        }
    }

    private static void addToPixel(
            int firstY,
            int lastY,
            int rowStep,
            int firstX,
            int lastX,
            int taps,
            int tapStep,
            int channels,
            float[] from,
            int at,
            float[] w,
            int wOff,
            float[] to,
            int put) {
        FloatVector sum = FloatVector.fromArray(SPECIES, to, put);
        for (int ky = firstY; ky <= lastY; ky++) {
            for (int kx = firstX; kx <= lastX; kx++) {
                sum = FloatVector.fromArray(SPECIES, from, at + ky * rowStep + kx * tapStep)
                        .fma(FloatVector.fromArray(SPECIES, w, wOff + (ky * taps + kx) * channels), sum);
            }
        }
        sum.intoArray(to, put);
    }

    /** Eight neighbouring pixels all of whose columns of taps are on the image. */
    private static void addToBlock(
            int firstY,
            int lastY,
            int rowStep,
            int taps,
            int tapStep,
            int pixelStep,
            int channels,
            float[] from,
            int at,
            float[] w,
            int wOff,
            float[] to,
            int put) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, to, put);
        FloatVector s1 = FloatVector.fromArray(SPECIES, to, put + channels);
        FloatVector s2 = FloatVector.fromArray(SPECIES, to, put + 2 * channels);
        FloatVector s3 = FloatVector.fromArray(SPECIES, to, put + 3 * channels);
        FloatVector s4 = FloatVector.fromArray(SPECIES, to, put + 4 * channels);
        FloatVector s5 = FloatVector.fromArray(SPECIES, to, put + 5 * channels);
        FloatVector s6 = FloatVector.fromArray(SPECIES, to, put + 6 * channels);
        FloatVector s7 = FloatVector.fromArray(SPECIES, to, put + 7 * channels);
        for (int ky = firstY; ky <= lastY; ky++) {
            int i = at + ky * rowStep;
            int tap = wOff + ky * taps * channels;
            for (int kx = 0; kx < taps; kx++) {
                FloatVector v = FloatVector.fromArray(SPECIES, w, tap);
                s0 = FloatVector.fromArray(SPECIES, from, i).fma(v, s0);
                s1 = FloatVector.fromArray(SPECIES, from, i + pixelStep).fma(v, s1);
                s2 = FloatVector.fromArray(SPECIES, from, i + 2 * pixelStep).fma(v, s2);
                s3 = FloatVector.fromArray(SPECIES, from, i + 3 * pixelStep).fma(v, s3);
                s4 = FloatVector.fromArray(SPECIES, from, i + 4 * pixelStep).fma(v, s4);
                s5 = FloatVector.fromArray(SPECIES, from, i + 5 * pixelStep).fma(v, s5);
                s6 = FloatVector.fromArray(SPECIES, from, i + 6 * pixelStep).fma(v, s6);
                s7 = FloatVector.fromArray(SPECIES, from, i + 7 * pixelStep).fma(v, s7);
                i += tapStep;
                tap += channels;
            }
        }
        s0.intoArray(to, put);
        s1.intoArray(to, put + channels);
        s2.intoArray(to, put + 2 * channels);
        s3.intoArray(to, put + 3 * channels);
        s4.intoArray(to, put + 4 * channels);
        s5.intoArray(to, put + 5 * channels);
        s6.intoArray(to, put + 6 * channels);
        s7.intoArray(to, put + 7 * channels);
    }

    /** {@code dx[place of (o, tap)] += dy[o] · w[tap]}: with a stride, few taps reach a pixel, and which ones differs from one to the next. */
    private void scatter(float[] dy, int dyOff, float[] w, int wOff, float[] dx, int dxOff) {
        int rowStep = rows.step() * columns.size() * channels;
        int tapStep = columns.step() * channels;
        for (int oy = 0; oy < rows.count(); oy++) {
            int firstY = rows.first(oy);
            int lastY = rows.last(oy);
            for (int ox = 0; ox < columns.count(); ox++) {
                int firstX = columns.first(ox);
                int lastX = columns.last(ox);
                int from = dyOff + (oy * columns.count() + ox) * channels;
                int to = dxOff + (rows.place(oy, 0) * columns.size() + columns.place(ox, 0)) * channels;
                for (int c = 0; c < channels; c += LENGTH) {
                    FloatVector v = FloatVector.fromArray(SPECIES, dy, from + c);
                    for (int ky = firstY; ky <= lastY; ky++) {
                        int tap = wOff + c + ky * columns.taps() * channels;
                        for (int kx = firstX; kx <= lastX; kx++) {
                            int at = to + c + ky * rowStep + kx * tapStep;
                            FloatVector sum = FloatVector.fromArray(SPECIES, dx, at);
                            v.fma(FloatVector.fromArray(SPECIES, w, tap + kx * channels), sum)
                                    .intoArray(dx, at);
                        }
                    }
                }
            }
        }
    }

    /** {@code dw += xᵀ ∗ dy}, the adjoint of {@link #forward} in w. Modified: dw. Not modified: x, dy. */
    public void backwardWeights(float[] x, int xOff, float[] dy, int dyOff, float[] dw, int dwOff) {
        for (int oy = 0; oy < rows.count(); oy++) {
            int outputs = dyOff + oy * columns.count() * channels;
            for (int ky = rows.first(oy); ky <= rows.last(oy); ky++) {
                int inputs = xOff + rows.place(oy, ky) * columns.size() * channels;
                int weights = dwOff + ky * columns.taps() * channels;
                int kx = 0;
                for (; kx + 3 <= columns.taps(); kx += 3) {
                    addToWeights(kx, x, inputs, dy, outputs, dw, weights);
                }
                for (; kx < columns.taps(); kx++) {
                    addToWeight(kx, columns.from(kx), columns.to(kx), x, inputs, dy, outputs, dw, weights);
                }
            }
        }
    }

    /** Three neighbouring weights of every channel: together where all of them are on the image, each on its own elsewhere. */
    private void addToWeights(int kx, float[] x, int xOff, float[] dy, int dyOff, float[] dw, int dwOff) {
        int step = columns.step() * channels;
        int stride = columns.stride() * channels;
        int from = Math.max(columns.from(kx), columns.from(kx + 2));
        int to = Math.max(from, Math.min(columns.to(kx), columns.to(kx + 2)));
        for (int t = kx; t < kx + 3; t++) {
            addToWeight(t, columns.from(t), Math.min(from, columns.to(t)), x, xOff, dy, dyOff, dw, dwOff);
            addToWeight(t, Math.max(to, columns.from(t)), columns.to(t), x, xOff, dy, dyOff, dw, dwOff);
        }
        for (int c = 0; c < channels; c += LENGTH) {
            int at = dwOff + kx * channels + c;
            FloatVector s0 = FloatVector.fromArray(SPECIES, dw, at);
            FloatVector s1 = FloatVector.fromArray(SPECIES, dw, at + channels);
            FloatVector s2 = FloatVector.fromArray(SPECIES, dw, at + 2 * channels);
            int i = xOff + columns.place(from, kx) * channels + c;
            int o = dyOff + from * channels + c;
            for (int ox = from; ox < to; ox++) {
                FloatVector v = FloatVector.fromArray(SPECIES, dy, o);
                s0 = FloatVector.fromArray(SPECIES, x, i).fma(v, s0);
                s1 = FloatVector.fromArray(SPECIES, x, i + step).fma(v, s1);
                s2 = FloatVector.fromArray(SPECIES, x, i + 2 * step).fma(v, s2);
                i += stride;
                o += channels;
            }
            s0.intoArray(dw, at);
            s1.intoArray(dw, at + channels);
            s2.intoArray(dw, at + 2 * channels);
        }
    }

    /** One weight of every channel, over the outputs from {@code from} to before {@code to}. */
    private void addToWeight(
            int kx, int from, int to, float[] x, int xOff, float[] dy, int dyOff, float[] dw, int dwOff) {
        for (int c = 0; c < channels; c += LENGTH) {
            int at = dwOff + kx * channels + c;
            FloatVector sum = FloatVector.fromArray(SPECIES, dw, at);
            for (int ox = from; ox < to; ox++) {
                sum = FloatVector.fromArray(SPECIES, x, xOff + columns.place(ox, kx) * channels + c)
                        .fma(FloatVector.fromArray(SPECIES, dy, dyOff + ox * channels + c), sum);
            }
            sum.intoArray(dw, at);
        }
    }
}
