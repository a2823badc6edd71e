package dev.fluxion.kernels;

/**
 * The loss of a classifier: {@code L = -Σ_c t_c log p_c} with {@code p = softmax(z)} and the smoothed target {@code t = (1-s)·1[c = label] + s/classes}
 * (Szegedy et al., Rethinking the Inception architecture, 2016). Everything is computed in double, less the largest logit, so that nothing
 * overflows; with StrictMath, so that the bits are the same everywhere.
 */
public final class SoftmaxCrossEntropyF32 {
    private SoftmaxCrossEntropyF32() {}

    /**
     * Returns {@code scale·L} and writes {@code dz = scale·(p - t)}, for one image. Modified: dz. Not modified: z.
     *
     * @param classes number of logits, at least 1
     * @param label 0…classes-1
     * @param smoothing s, 0 for none
     * @param scale 1/N for the mean over a batch of N
     */
    public static double lossAndAdjoint(
            int classes, int label, double smoothing, double scale, float[] z, int zOff, float[] dz, int dzOff) {
        double largest = z[zOff];
        for (int c = 1; c < classes; c++) {
            largest = Math.max(largest, z[zOff + c]);
        }
        double sum = 0;
        double mean = 0;
        for (int c = 0; c < classes; c++) {
            sum += StrictMath.exp(z[zOff + c] - largest);
            mean += (z[zOff + c] - largest) / classes;
        }
        double uniform = smoothing / classes;
        for (int c = 0; c < classes; c++) {
            double target = uniform + (c == label ? 1 - smoothing : 0);
            dz[dzOff + c] = (float) (scale * (StrictMath.exp(z[zOff + c] - largest) / sum - target));
        }
        return scale * (StrictMath.log(sum) - (1 - smoothing) * (z[zOff + label] - largest) - smoothing * mean);
    }
}
