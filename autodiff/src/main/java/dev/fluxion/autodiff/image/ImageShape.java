package dev.fluxion.autodiff.image;

/** The size of an image {@code [row][column][channel]}; a vector of features is an image of one pixel. */
public record ImageShape(int height, int width, int channels) {
    /** @throws IllegalArgumentException for a number below 1 */
    public ImageShape {
        if (height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException("not an image: " + height + "x" + width + "x" + channels);
        }
    }

    /** Number of pixels. */
    public int pixels() {
        return Math.multiplyExact(height, width);
    }

    /** Number of elements. */
    public int elements() {
        return Math.multiplyExact(pixels(), channels);
    }
}
