package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Every stride-th pixel of an image, with as many zero channels behind as are wanted: the shortcut without parameters of residual networks (He et
 * al., Deep residual learning for image recognition, 2016, option A). Images are as in {@link ConvolutionF32}, their padding 0.
 */
public final class SubsampleF32 {
    private SubsampleF32() {}

    /**
     * {@code y[oy][ox][c] = x[oy·stride][ox·stride][c]}, 0 for the channels that x lacks. Modified: y. Not modified: x.
     *
     * @param inputs channels of x
     * @param outputs channels of y, at least as many
     */
    public static void forward(
            int height, int width, int inputs, int outputs, int stride, float[] x, int xOff, float[] y, int yOff) {
        int in = LanesF32.pad(inputs);
        int out = LanesF32.pad(outputs);
        int columns = Math.ceilDiv(width, stride);
        Arrays.fill(y, yOff, yOff + Math.ceilDiv(height, stride) * columns * out, 0);
        for (int row = 0; row < height; row += stride) {
            for (int column = 0; column < width; column += stride) {
                System.arraycopy(
                        x,
                        xOff + (row * width + column) * in,
                        y,
                        yOff + (row / stride * columns + column / stride) * out,
                        in);
            }
        }
    }

    /** {@code dx += }the adjoint of {@link #forward}. Modified: dx. Not modified: dy. */
    public static void addAdjoint(
            int height, int width, int inputs, int outputs, int stride, float[] dy, int dyOff, float[] dx, int dxOff) {
        int in = LanesF32.pad(inputs);
        int out = LanesF32.pad(outputs);
        int columns = Math.ceilDiv(width, stride);
        for (int row = 0; row < height; row += stride) {
            for (int column = 0; column < width; column += stride) {
                int from = dyOff + (row / stride * columns + column / stride) * out;
                int to = dxOff + (row * width + column) * in;
                for (int c = 0; c < in; c += LENGTH) {
                    FloatVector.fromArray(SPECIES, dx, to + c)
                            .add(FloatVector.fromArray(SPECIES, dy, from + c))
                            .intoArray(dx, to + c);
                }
            }
        }
    }
}
