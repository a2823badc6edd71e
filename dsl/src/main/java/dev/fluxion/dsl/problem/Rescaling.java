package dev.fluxion.dsl.problem;

/**
 * How StableGrad brings the gradient of every layer to one scale before a first-order update.
 *
 * @param reference what that scale is
 * @param bias what happens to biases
 * @param statistic how the size of a gradient is measured
 * @param scale multiplies the reference
 * @param perSample whether the reference is multiplied by the number of predictions, which undoes the 1/N of a mean loss
 */
public record Rescaling(Reference reference, Bias bias, Statistic statistic, double scale, boolean perSample) {
    /** The published choices. */
    public static final Rescaling STANDARD = new Rescaling(Reference.PREDICTION, Bias.NONE, Statistic.STD, 1, false);

    /** The scale to which gradients are brought. */
    public enum Reference {
        /** That of the derivatives of the loss by the network's outputs. */
        PREDICTION,
        /** 1. */
        CONSTANT,
        /** That of the last layer's gradient. */
        LAST
    }

    /** What happens to the gradients of biases. */
    public enum Bias {
        /** Nothing. */
        NONE,
        /** The factor of the layer's weights. */
        LAYER,
        /** A factor of their own. */
        OWN
    }

    /** The size of a gradient. */
    public enum Statistic {
        /** Standard deviation. */
        STD,
        /** Root mean square. */
        RMS
    }
}
