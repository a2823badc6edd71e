package dev.fluxion.stablegrad;

/**
 * The choices of the StableGrad pass; {@link #DEFAULT} is the paper's.
 *
 * @param reference what every layer's gradient is scaled to
 * @param bias whether and how biases are scaled
 * @param statistic which spread is measured, of gradients and of the reference alike
 * @param refScale multiplies the reference, &gt; 0; the reference itself under {@link Reference#CONSTANT}
 * @param perSample multiplies the reference by the number of predictions, which undoes the 1/N of a mean loss
 */
public record StableGradOptions(
        Reference reference, Bias bias, Statistic statistic, double refScale, boolean perSample) {
    /** Prediction reference, biases untouched, standard deviations, scale 1. */
    public static final StableGradOptions DEFAULT =
            new StableGradOptions(Reference.PREDICTION, Bias.NONE, Statistic.STD, 1, false);

    public StableGradOptions {
        if (!(refScale > 0) || Double.isInfinite(refScale)) {
            throw new IllegalArgumentException("refScale " + refScale + " must be positive and finite");
        }
    }

    /** The scale to which each layer's gradient is brought. */
    public enum Reference {
        /** The spread of the prediction gradient. */
        PREDICTION,
        /** 1, so that {@code refScale} alone decides. */
        CONSTANT,
        /** The spread of the last weight block's gradient. */
        LAST
    }

    /** What happens to bias gradients. */
    public enum Bias {
        /** Untouched. */
        NONE,
        /** Multiplied by the factor of the weight block of the same layer. */
        LAYER,
        /** Scaled by their own spread. */
        OWN
    }

    /** The measure of spread. */
    public enum Statistic {
        /** Population standard deviation. */
        STD,
        /** Root mean square. */
        RMS
    }
}
