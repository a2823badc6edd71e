package dev.fluxion.autodiff.data;

import dev.fluxion.autodiff.image.ImageShape;

/** Labelled images, by number. Safe for use by several threads. */
public interface ImageSet {
    /** The shape of every image. */
    ImageShape shape();

    /** Number of classes. */
    int classes();

    /** Number of images. */
    int count();

    /** The class of an image, 0…classes-1. */
    int label(int index);

    /**
     * The pixels {@code [row][column][channel]} of an image, of about mean 0 and variance 1 over the set. Modified: pixels.
     *
     * @param pixels as many as the shape has elements
     */
    void pixels(int index, double[] pixels);
}
