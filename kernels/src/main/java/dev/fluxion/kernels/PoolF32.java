package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Maximum, average and global average pooling of one image, with their adjoints; images are as in {@link ConvolutionF32}.
 */
public final class PoolF32 {
    private PoolF32() {}

    /**
     * {@code y[oy][ox][c] = max x[iy][ix][c]} over the window; pixels outside the image do not count. Modified: y. Not modified: x.
     *
     * @param shape a depthwise shape whose padding is smaller than its window, so that no window is empty
     */
    public static void maximum(ConvolutionShape shape, float[] x, int xOff, float[] y, int yOff) {
        int channels = LanesF32.pad(shape.inputs());
        for (int i = 0; i < shape.outputHeight() * shape.outputWidth(); i++) {
            int oy = i / shape.outputWidth();
            int ox = i % shape.outputWidth();
            int lastY = shape.lastRow(oy);
            int lastX = shape.lastColumn(ox);
            for (int c = 0; c < channels; c += LENGTH) {
                FloatVector most = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
                for (int iy = shape.firstPixel(oy); iy <= lastY; iy += shape.dilation()) {
                    for (int ix = shape.firstPixel(ox); ix <= lastX; ix += shape.dilation()) {
                        most = most.max(
                                FloatVector.fromArray(SPECIES, x, xOff + (iy * shape.width() + ix) * channels + c));
                    }
                }
                most.intoArray(y, yOff + i * channels + c);
            }
        }
    }

    /**
     * {@code dx = }the adjoint of {@link #maximum} at x: each output's adjoint goes to the first pixel of its window that has the maximum.
     * Modified: dx. Not modified: x, y, dy.
     *
     * @param y what {@link #maximum} made of x
     */
    public static void maximumAdjoint(
            ConvolutionShape shape,
            float[] x,
            int xOff,
            float[] y,
            int yOff,
            float[] dy,
            int dyOff,
            float[] dx,
            int dxOff) {
        int channels = LanesF32.pad(shape.inputs());
        Arrays.fill(dx, dxOff, dxOff + shape.height() * shape.width() * channels, 0);
        for (int i = 0; i < shape.outputHeight() * shape.outputWidth(); i++) {
            int oy = i / shape.outputWidth();
            int ox = i % shape.outputWidth();
            int lastY = shape.lastRow(oy);
            int lastX = shape.lastColumn(ox);
            for (int c = 0; c < channels; c += LENGTH) {
                FloatVector most = FloatVector.fromArray(SPECIES, y, yOff + i * channels + c);
                FloatVector adjoint = FloatVector.fromArray(SPECIES, dy, dyOff + i * channels + c);
                VectorMask<Float> open = SPECIES.maskAll(true);
                for (int iy = shape.firstPixel(oy); iy <= lastY; iy += shape.dilation()) {
                    for (int ix = shape.firstPixel(ox); ix <= lastX; ix += shape.dilation()) {
                        int pixel = (iy * shape.width() + ix) * channels + c;
                        VectorMask<Float> here = FloatVector.fromArray(SPECIES, x, xOff + pixel)
                                .eq(most)
                                .and(open);
                        FloatVector.fromArray(SPECIES, dx, dxOff + pixel)
                                .add(adjoint, here)
                                .intoArray(dx, dxOff + pixel);
                        open = open.andNot(here);
                    }
                }
            }
        }
    }

    /**
     * {@code y[oy][ox][c] = mean x[iy][ix][c]} over the pixels of the window that lie in the image. Modified: y. Not modified: x.
     *
     * @param shape a depthwise shape whose padding is smaller than its window, so that no window is empty
     */
    public static void average(ConvolutionShape shape, float[] x, int xOff, float[] y, int yOff) {
        int channels = LanesF32.pad(shape.inputs());
        for (int i = 0; i < shape.outputHeight() * shape.outputWidth(); i++) {
            int oy = i / shape.outputWidth();
            int ox = i % shape.outputWidth();
            int lastY = shape.lastRow(oy);
            int lastX = shape.lastColumn(ox);
            int pixels = windowPixels(shape, oy, ox);
            for (int c = 0; c < channels; c += LENGTH) {
                FloatVector sum = FloatVector.zero(SPECIES);
                for (int iy = shape.firstPixel(oy); iy <= lastY; iy += shape.dilation()) {
                    for (int ix = shape.firstPixel(ox); ix <= lastX; ix += shape.dilation()) {
                        sum = sum.add(
                                FloatVector.fromArray(SPECIES, x, xOff + (iy * shape.width() + ix) * channels + c));
                    }
                }
                sum.div(pixels).intoArray(y, yOff + i * channels + c);
            }
        }
    }

    /** {@code dx = }the adjoint of {@link #average}: each output's adjoint in equal shares to the pixels of its window. Modified: dx. Not modified: dy. */
    public static void averageAdjoint(ConvolutionShape shape, float[] dy, int dyOff, float[] dx, int dxOff) {
        int channels = LanesF32.pad(shape.inputs());
        Arrays.fill(dx, dxOff, dxOff + shape.height() * shape.width() * channels, 0);
        for (int i = 0; i < shape.outputHeight() * shape.outputWidth(); i++) {
            int oy = i / shape.outputWidth();
            int ox = i % shape.outputWidth();
            int lastY = shape.lastRow(oy);
            int lastX = shape.lastColumn(ox);
            int pixels = windowPixels(shape, oy, ox);
            for (int c = 0; c < channels; c += LENGTH) {
                FloatVector share = FloatVector.fromArray(SPECIES, dy, dyOff + i * channels + c)
                        .div(pixels);
                for (int iy = shape.firstPixel(oy); iy <= lastY; iy += shape.dilation()) {
                    for (int ix = shape.firstPixel(ox); ix <= lastX; ix += shape.dilation()) {
                        int pixel = dxOff + (iy * shape.width() + ix) * channels + c;
                        FloatVector.fromArray(SPECIES, dx, pixel).add(share).intoArray(dx, pixel);
                    }
                }
            }
        }
    }

    private static int windowPixels(ConvolutionShape shape, int oy, int ox) {
        int rows = (shape.lastRow(oy) - shape.firstPixel(oy)) / shape.dilation() + 1;
        int columns = (shape.lastColumn(ox) - shape.firstPixel(ox)) / shape.dilation() + 1;
        return rows * columns;
    }

    /** {@code y[c] = Σ_i x[i][c] / pixels}, the mean over an image. Modified: y. Not modified: x. */
    public static void globalAverage(int pixels, int channels, float[] x, int xOff, float[] y, int yOff) {
        int lanes = LanesF32.pad(channels);
        for (int c = 0; c < lanes; c += LENGTH) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < pixels; i++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, x, xOff + i * lanes + c));
            }
            sum.div(pixels).intoArray(y, yOff + c);
        }
    }

    /** {@code dx[i][c] = dy[c] / pixels}, the adjoint of {@link #globalAverage}. Modified: dx. Not modified: dy. */
    public static void globalAverageAdjoint(int pixels, int channels, float[] dy, int dyOff, float[] dx, int dxOff) {
        int lanes = LanesF32.pad(channels);
        for (int c = 0; c < lanes; c += LENGTH) {
            FloatVector share = FloatVector.fromArray(SPECIES, dy, dyOff + c).div(pixels);
            for (int i = 0; i < pixels; i++) {
                share.intoArray(dx, dxOff + i * lanes + c);
            }
        }
    }
}
