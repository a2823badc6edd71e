package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Batch normalisation of images, {@code y = γ (x - μ) / √(σ² + ε) + β} with mean μ and variance σ² of a channel over all pixels of the batch (Ioffe
 * and Szegedy, 2015). Images are as in {@link ConvolutionF32}; the caller merges what one image gives into what the batch has, channel
 * by channel, in an order of its choice. Vectors over channels are as long as a pixel, their padding 0.
 */
public final class BatchNormalizationF32 {
    private BatchNormalizationF32() {}

    /** {@code mean[c] = Σ_i x[i][c] / pixels} and {@code deviation[c] = Σ_i (x[i][c] - mean[c])²} of one image. Modified: mean, deviation. */
    public static void moments(
            int pixels, int channels, float[] x, int xOff, float[] mean, int meanOff, float[] deviation, int devOff) {
        int lanes = LanesF32.pad(channels);
        for (int c = 0; c < lanes; c += LENGTH) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < pixels; i++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, x, xOff + i * lanes + c));
            }
            FloatVector centre = sum.div(pixels);
            FloatVector squares = FloatVector.zero(SPECIES);
            for (int i = 0; i < pixels; i++) {
                FloatVector d =
                        FloatVector.fromArray(SPECIES, x, xOff + i * lanes + c).sub(centre);
                squares = d.fma(d, squares);
            }
            centre.intoArray(mean, meanOff + c);
            squares.intoArray(deviation, devOff + c);
        }
    }

    /** {@code y[i][c] = (x[i][c] - mean[c]) · slope[c] + shift[c]}, slope = γ / √(σ² + ε). Modified: y, which may be x. */
    public static void forward(
            int pixels,
            int channels,
            float[] x,
            int xOff,
            float[] mean,
            float[] slope,
            float[] shift,
            float[] y,
            int yOff) {
        int lanes = LanesF32.pad(channels);
        for (int c = 0; c < lanes; c += LENGTH) {
            FloatVector centre = FloatVector.fromArray(SPECIES, mean, c);
            FloatVector a = FloatVector.fromArray(SPECIES, slope, c);
            FloatVector b = FloatVector.fromArray(SPECIES, shift, c);
            for (int i = c; i < pixels * lanes; i += lanes) {
                FloatVector.fromArray(SPECIES, x, xOff + i)
                        .sub(centre)
                        .fma(a, b)
                        .intoArray(y, yOff + i);
            }
        }
    }

    /** {@code plain[c] = Σ_i dy[i][c]} and {@code centred[c] = Σ_i dy[i][c] (x[i][c] - mean[c])} of one image. Modified: plain, centred. */
    public static void adjointSums(
            int pixels,
            int channels,
            float[] x,
            int xOff,
            float[] mean,
            float[] dy,
            int dyOff,
            float[] plain,
            int plainOff,
            float[] centred,
            int centredOff) {
        int lanes = LanesF32.pad(channels);
        for (int c = 0; c < lanes; c += LENGTH) {
            FloatVector centre = FloatVector.fromArray(SPECIES, mean, c);
            FloatVector sum = FloatVector.zero(SPECIES);
            FloatVector product = FloatVector.zero(SPECIES);
            for (int i = c; i < pixels * lanes; i += lanes) {
                FloatVector adjoint = FloatVector.fromArray(SPECIES, dy, dyOff + i);
                sum = sum.add(adjoint);
                product =
                        FloatVector.fromArray(SPECIES, x, xOff + i).sub(centre).fma(adjoint, product);
            }
            sum.intoArray(plain, plainOff + c);
            product.intoArray(centred, centredOff + c);
        }
    }

    /**
     * {@code dx = slope · (dy - plain - (x - mean) · centred)}, the adjoint in x of one image, mean and variance being functions of x. Modified: dx, which may be
     * dy.
     *
     * @param plain Σ dy / n over all n pixels of the batch
     * @param centred Σ dy (x - mean) / (n (σ² + ε)) over them
     */
    public static void adjoint(
            int pixels,
            int channels,
            float[] x,
            int xOff,
            float[] mean,
            float[] slope,
            float[] plain,
            float[] centred,
            float[] dy,
            int dyOff,
            float[] dx,
            int dxOff) {
        int lanes = LanesF32.pad(channels);
        for (int c = 0; c < lanes; c += LENGTH) {
            FloatVector centre = FloatVector.fromArray(SPECIES, mean, c);
            FloatVector a = FloatVector.fromArray(SPECIES, slope, c);
            FloatVector p = FloatVector.fromArray(SPECIES, plain, c);
            FloatVector q = FloatVector.fromArray(SPECIES, centred, c);
            for (int i = c; i < pixels * lanes; i += lanes) {
                FloatVector d = FloatVector.fromArray(SPECIES, x, xOff + i).sub(centre);
                FloatVector.fromArray(SPECIES, dy, dyOff + i)
                        .sub(p)
                        .sub(d.mul(q))
                        .mul(a)
                        .intoArray(dx, dxOff + i);
            }
        }
    }
}
