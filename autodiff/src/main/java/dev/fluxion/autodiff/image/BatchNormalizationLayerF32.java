package dev.fluxion.autodiff.image;

import dev.fluxion.kernels.BatchNormalizationF32;
import dev.fluxion.kernels.LanesF32;
import dev.fluxion.kernels.Moments;
import java.util.Arrays;

/**
 * Batch normalisation with its running averages. What a batch needs is collected image by image, then merged in double in the order of the images.
 */
final class BatchNormalizationLayerF32 {
    private static final double EPSILON = 1e-5;

    /** The weight of a batch in the running averages. */
    private static final double MOMENTUM = 0.1;

    private final ImageOp.BatchNormalization op;
    private final int pixels;
    private final int channels;
    private final int lanes;
    private final float[] first;
    private final float[] second;
    private final double[] runningMean;
    private final double[] runningVariance;
    private final double[] inverse;
    private final float[] mean;
    private final float[] slope;
    private final float[] shift;
    private final float[] plain;
    private final float[] centred;

    BatchNormalizationLayerF32(ImageOp.BatchNormalization op, ImageShape shape, int batch) {
        this.op = op;
        pixels = shape.pixels();
        channels = shape.channels();
        lanes = LanesF32.pad(channels);
        first = new float[batch * lanes];
        second = new float[batch * lanes];
        runningMean = new double[channels];
        runningVariance = new double[channels];
        Arrays.fill(runningVariance, 1);
        inverse = new double[channels];
        mean = new float[lanes];
        slope = new float[lanes];
        shift = new float[lanes];
        plain = new float[lanes];
        centred = new float[lanes];
    }

    void moments(int image, float[] x, int xOff) {
        BatchNormalizationF32.moments(pixels, channels, x, xOff, first, image * lanes, second, image * lanes);
    }

    /** Mean and variance of the batch, from the moments of its images. */
    void useBatch(float[] parameters, int count) {
        for (int c = 0; c < channels; c++) {
            Moments moments = Moments.NONE;
            for (int image = 0; image < count; image++) {
                moments = moments.merge(new Moments(pixels, first[image * lanes + c], second[image * lanes + c]));
            }
            use(parameters, c, moments.mean(), moments.variance());
            long n = moments.count();
            runningMean[c] += MOMENTUM * (moments.mean() - runningMean[c]);
            runningVariance[c] += MOMENTUM * (moments.variance() * n / Math.max(1, n - 1) - runningVariance[c]);
        }
    }

    void useRunning(float[] parameters) {
        for (int c = 0; c < channels; c++) {
            use(parameters, c, runningMean[c], runningVariance[c]);
        }
    }

    private void use(float[] parameters, int c, double centre, double variance) {
        inverse[c] = 1 / Math.sqrt(variance + EPSILON);
        mean[c] = (float) centre;
        slope[c] = (float) (parameters[op.scales() + c] * inverse[c]);
        shift[c] = parameters[op.shifts() + c];
    }

    void forward(float[] x, int xOff, float[] y, int yOff) {
        BatchNormalizationF32.forward(pixels, channels, x, xOff, mean, slope, shift, y, yOff);
    }

    void adjointSums(int image, float[] x, int xOff, float[] dy, int dyOff) {
        BatchNormalizationF32.adjointSums(
                pixels, channels, x, xOff, mean, dy, dyOff, first, image * lanes, second, image * lanes);
    }

    /** The gradients of scale and shift, and what {@link #backward} needs, from the sums of the images. */
    void mergeAdjoints(float[] gradient, int count) {
        double n = (double) count * pixels;
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            double product = 0;
            for (int image = 0; image < count; image++) {
                sum += first[image * lanes + c];
                product += second[image * lanes + c];
            }
            gradient[op.shifts() + c] = (float) sum;
            gradient[op.scales() + c] = (float) (product * inverse[c]);
            plain[c] = (float) (sum / n);
            centred[c] = (float) (product * inverse[c] * inverse[c] / n);
        }
    }

    void backward(float[] x, int xOff, float[] dy, int dyOff, float[] dx, int dxOff) {
        BatchNormalizationF32.adjoint(pixels, channels, x, xOff, mean, slope, plain, centred, dy, dyOff, dx, dxOff);
    }
}
