package dev.fluxion.autodiff.data;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;

/**
 * Some images.
 *
 * @param pixels {@code [image][row][column][channel]} without gaps
 * @param labels one per image
 */
public record Batch(Buffer pixels, int[] labels) {
    /**
     * Images {@code from}…{@code to - 1} of a set, unchanged.
     *
     * @throws IllegalArgumentException if the set does not have them
     */
    public static Batch of(ImageSet set, Precision precision, int from, int to) {
        if (from < 0 || to <= from || to > set.count()) {
            throw new IllegalArgumentException("images " + from + " to " + (to - 1) + " of " + set.count());
        }
        int elements = set.shape().elements();
        Buffer pixels = Buffer.allocate(precision, Math.multiplyExact(to - from, elements));
        int[] labels = new int[to - from];
        double[] image = new double[elements];
        for (int i = from; i < to; i++) {
            set.pixels(i, image);
            store(image, pixels, i - from);
            labels[i - from] = set.label(i);
        }
        return new Batch(pixels, labels);
    }

    /** Writes image number {@code at} of a batch. */
    static void store(double[] image, Buffer pixels, int at) {
        for (int k = 0; k < image.length; k++) {
            pixels.set(at * image.length + k, image[k]);
        }
    }
}
