package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * A depthwise convolution of one image, each channel with a kernel of its own, and its two adjoints. The shape has as many groups as inputs and
 * outputs; images are as in {@link ConvolutionF32}, weights {@code [ky][kx][padded channel]}. Every sum runs over the taps in order, then, for
 * weights, over the pixels.
 */
public final class DepthwiseF32 {
    private final ConvolutionShape shape;
    private final int channels;

    /** @throws IllegalArgumentException if a channel of the output sees more than its own of the input, or there are several per input */
    public DepthwiseF32(ConvolutionShape shape) {
        if (shape.groups() != shape.inputs() || shape.outputs() != shape.inputs()) {
            throw new IllegalArgumentException("not depthwise: " + shape.inputs() + " inputs, " + shape.outputs()
                    + " outputs, " + shape.groups() + " groups");
        }
        this.shape = shape;
        channels = LanesF32.pad(shape.inputs());
    }

    /** {@code y = x ∗ w + bias}. Modified: y. Not modified: x, w, bias; the padding of each is computed along. */
    public void forward(float[] x, int xOff, float[] w, int wOff, float[] bias, int biasOff, float[] y, int yOff) {
        for (int oy = 0; oy < shape.outputHeight(); oy++) {
            int firstY = firstTap(oy);
            int lastY = lastTap(oy, shape.kernelHeight(), shape.height());
            for (int ox = 0; ox < shape.outputWidth(); ox++) {
                int firstX = firstTap(ox);
                int lastX = lastTap(ox, shape.kernelWidth(), shape.width());
                int to = yOff + (oy * shape.outputWidth() + ox) * channels;
                for (int c = 0; c < channels; c += LENGTH) {
                    FloatVector sum = FloatVector.fromArray(SPECIES, bias, biasOff + c);
                    for (int ky = firstY; ky <= lastY; ky++) {
                        int from = xOff + c + leftmost(oy, ky, ox) * channels;
                        int tap = wOff + c + ky * shape.kernelWidth() * channels;
                        for (int kx = firstX; kx <= lastX; kx++) {
                            FloatVector v = FloatVector.fromArray(SPECIES, x, from + kx * shape.dilation() * channels);
                            sum = v.fma(FloatVector.fromArray(SPECIES, w, tap + kx * channels), sum);
                        }
                    }
                    sum.intoArray(y, to + c);
                }
            }
        }
    }

    /** {@code dx = wᵀ ∗ dy}, the adjoint of {@link #forward} in x. Modified: dx. Not modified: dy, w. */
    public void backwardData(float[] dy, int dyOff, float[] w, int wOff, float[] dx, int dxOff) {
        Arrays.fill(dx, dxOff, dxOff + shape.height() * shape.width() * channels, 0);
        for (int oy = 0; oy < shape.outputHeight(); oy++) {
            int firstY = firstTap(oy);
            int lastY = lastTap(oy, shape.kernelHeight(), shape.height());
            for (int ox = 0; ox < shape.outputWidth(); ox++) {
                int firstX = firstTap(ox);
                int lastX = lastTap(ox, shape.kernelWidth(), shape.width());
                int from = dyOff + (oy * shape.outputWidth() + ox) * channels;
                for (int c = 0; c < channels; c += LENGTH) {
                    FloatVector v = FloatVector.fromArray(SPECIES, dy, from + c);
                    for (int ky = firstY; ky <= lastY; ky++) {
                        int row = dxOff + c + leftmost(oy, ky, ox) * channels;
                        int tap = wOff + c + ky * shape.kernelWidth() * channels;
                        for (int kx = firstX; kx <= lastX; kx++) {
                            int to = row + kx * shape.dilation() * channels;
                            FloatVector sum = FloatVector.fromArray(SPECIES, dx, to);
                            v.fma(FloatVector.fromArray(SPECIES, w, tap + kx * channels), sum)
                                    .intoArray(dx, to);
                        }
                    }
                }
            }
        }
    }

    /** {@code dw += xᵀ ∗ dy}, the adjoint of {@link #forward} in w. Modified: dw. Not modified: x, dy. */
    public void backwardWeights(float[] x, int xOff, float[] dy, int dyOff, float[] dw, int dwOff) {
        for (int oy = 0; oy < shape.outputHeight(); oy++) {
            int firstY = firstTap(oy);
            int lastY = lastTap(oy, shape.kernelHeight(), shape.height());
            for (int ox = 0; ox < shape.outputWidth(); ox++) {
                int firstX = firstTap(ox);
                int lastX = lastTap(ox, shape.kernelWidth(), shape.width());
                int from = dyOff + (oy * shape.outputWidth() + ox) * channels;
                for (int c = 0; c < channels; c += LENGTH) {
                    FloatVector v = FloatVector.fromArray(SPECIES, dy, from + c);
                    for (int ky = firstY; ky <= lastY; ky++) {
                        int row = xOff + c + leftmost(oy, ky, ox) * channels;
                        int tap = dwOff + c + ky * shape.kernelWidth() * channels;
                        for (int kx = firstX; kx <= lastX; kx++) {
                            int to = tap + kx * channels;
                            FloatVector u = FloatVector.fromArray(SPECIES, x, row + kx * shape.dilation() * channels);
                            u.fma(v, FloatVector.fromArray(SPECIES, dw, to)).intoArray(dw, to);
                        }
                    }
                }
            }
        }
    }

    /** The first tap that falls on the image, for output row or column o. */
    private int firstTap(int o) {
        return Math.max(0, Math.ceilDiv(shape.padding() - o * shape.stride(), shape.dilation()));
    }

    private int lastTap(int o, int taps, int size) {
        return Math.min(taps - 1, Math.floorDiv(size - 1 + shape.padding() - o * shape.stride(), shape.dilation()));
    }

    /** The number of the input pixel under tap (ky, 0), as if there were pixels left of the image. */
    private int leftmost(int oy, int ky, int ox) {
        int y = oy * shape.stride() + ky * shape.dilation() - shape.padding();
        int x = ox * shape.stride() - shape.padding();
        return y * shape.width() + x;
    }
}
