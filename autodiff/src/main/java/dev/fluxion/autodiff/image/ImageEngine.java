package dev.fluxion.autodiff.image;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Moments;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;

/**
 * Evaluates an {@link ImageNetwork} as a classifier on batches of images, over worker threads. A batch is dealt to a fixed number of chunks and their
 * gradients are added in a fixed order, so that all results are the same bits for any number of threads. Everything is allocated
 * at the beginning. Not thread-safe.
 *
 * <p>Pixels are {@code [image][row][column][channel]} without gaps, in the engine's precision.
 */
public sealed interface ImageEngine permits ImageEngineF32, ImageEngineF64 {
    /** The number of chunks of a batch. */
    int CHUNKS = 16;

    /** @param batch most images of one call */
    static ImageEngine create(Precision precision, ImageNetwork network, int batch, Workers workers) {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch of " + batch + " images");
        }
        return switch (precision) {
            case F32 -> new ImageEngineF32(network, batch, workers);
            case F64 -> new ImageEngineF64(network, batch, workers);
        };
    }

    /**
     * The mean cross entropy of a batch and its gradient. Batch normalisation uses the moments of this batch, and moves its running averages.
     *
     * @param parameters the network's. Not modified.
     * @param pixels of the images. Not modified.
     * @param labels one per image, 0…classes-1. Not modified.
     * @param smoothing of the labels, 0 for none
     * @param gradient as long as the parameters. Modified (overwritten).
     * @throws IllegalArgumentException if lengths or precisions disagree
     */
    double gradient(Buffer parameters, Buffer pixels, int[] labels, double smoothing, Buffer gradient);

    /**
     * Which random numbers the dropout and stochastic depth of the gradients that follow use: to be called before each step, with its number. 0 and 0 in the
     * beginning.
     */
    void randomness(long seed, long step);

    /** Moments of the derivatives of the loss by the logits in the last {@link #gradient}: the prediction gradient of StableGrad. */
    Moments predictionGradient();

    /**
     * The logits {@code [image][class]}. Batch normalisation uses its running averages.
     *
     * @param parameters the network's. Not modified.
     * @param pixels of the images. Not modified.
     * @param count number of images
     * @throws IllegalArgumentException if lengths or precisions disagree
     */
    double[][] logits(Buffer parameters, Buffer pixels, int count);
}
