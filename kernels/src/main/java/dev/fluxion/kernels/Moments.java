package dev.fluxion.kernels;

/**
 * Number, mean and sum of squared deviations of a sample; samples merge without loss of accuracy (Chan, Golub and LeVeque, 1983).
 *
 * @param count            number of values
 * @param mean             their mean, 0 if there are none
 * @param squaredDeviation {@code Σ (x - mean)²}
 */
public record Moments(long count, double mean, double squaredDeviation) {
    /** The moments of no values. */
    public static final Moments NONE = new Moments(0, 0, 0);

    /** The moments of both samples together. */
    public Moments merge(Moments other) {
        if (other.count == 0) {
            return this;
        }
        if (count == 0) {
            return other;
        }
        long total = count + other.count;
        double shift = other.mean - mean;
        double share = (double) other.count / total;
        return new Moments(
                total, mean + shift * share, squaredDeviation + other.squaredDeviation + shift * shift * count * share);
    }

    /** {@code squaredDeviation / count}, the variance of the values themselves; 0 if there are none. */
    public double variance() {
        return count == 0 ? 0 : squaredDeviation / count;
    }

    /** The root of {@link #variance}. */
    public double standardDeviation() {
        return Math.sqrt(variance());
    }
}
