package dev.fluxion.autodiff.data;

import dev.fluxion.autodiff.image.ImageShape;
import dev.fluxion.kernels.Philox;

/**
 * Random changes that keep the class of an image: a crop of the image with {@code padding} zeros on all sides, at a random place, and a flip of left and right
 * in half of the cases (He et al., Deep residual learning for image recognition, 2016, section 4.2, with padding 4).
 *
 * @param padding largest shift in pixels, both ways
 * @param flip whether images are flipped
 */
public record Augmentation(int padding, boolean flip) {
    /** Leaves images as they are. */
    public static final Augmentation NONE = new Augmentation(0, false);

    /** The one of the published networks for CIFAR. */
    public static final Augmentation CIFAR = new Augmentation(4, true);

    /** @throws IllegalArgumentException for a negative padding */
    public Augmentation {
        if (padding < 0) {
            throw new IllegalArgumentException("padding " + padding);
        }
    }

    /**
     * Changes one image as number {@code counter} of stream {@code stream} of the random numbers says. Modified: to. Not modified: from.
     *
     * @param from pixels {@code [row][column][channel]}
     * @param to as many, another array
     */
    public void apply(ImageShape shape, double[] from, double[] to, long seed, long stream, long counter) {
        int places = 2 * padding + 1;
        int down = (int) (places * Philox.uniform(seed, stream, 3 * counter)) - padding;
        int right = (int) (places * Philox.uniform(seed, stream, 3 * counter + 1)) - padding;
        boolean mirrored = flip && Philox.uniform(seed, stream, 3 * counter + 2) < 0.5;
        int channels = shape.channels();
        for (int row = 0; row < shape.height(); row++) {
            for (int column = 0; column < shape.width(); column++) {
                int y = row + down;
                int x = (mirrored ? shape.width() - 1 - column : column) + right;
                int at = (row * shape.width() + column) * channels;
                boolean inside = y >= 0 && y < shape.height() && x >= 0 && x < shape.width();
                for (int k = 0; k < channels; k++) {
                    to[at + k] = inside ? from[(y * shape.width() + x) * channels + k] : 0;
                }
            }
        }
    }
}
