package dev.fluxion.autodiff.data;

import dev.fluxion.autodiff.image.ImageShape;
import dev.fluxion.kernels.Philox;

/**
 * Ten classes of plane waves in colour and noise: five orientations 36° apart times wavelengths of 8 and 4 pixels,
 * {@code x_k = (a_k √2 cos(2π d/λ + φ) + noise·n) / √(1 + noise²)} with d the distance along the wave's direction, a random phase φ, a random colour a
 * of |a|² = 3, and normal n. Because phase and colour are random, each class has the mean 0, and no linear classifier does better than guess; the class is in
 * the second moments.
 *
 * @param size rows and columns
 * @param noise standard deviation of the noise relative to the wave's
 * @param seed sets of different seeds are independent
 * @param count number of images; the classes take turns
 */
public record Gratings(int size, double noise, long seed, int count) implements ImageSet {
    private static final int ORIENTATIONS = 5;
    private static final double[] WAVELENGTHS = {8, 4};
    private static final int COLOURS = 3;

    /** @throws IllegalArgumentException for a size or count below 1, or noise that is negative or not finite */
    public Gratings {
        if (size < 1 || count < 1 || !(noise >= 0) || Double.isInfinite(noise)) {
            throw new IllegalArgumentException(count + " gratings of " + size + " pixels with noise " + noise);
        }
    }

    @Override
    public ImageShape shape() {
        return new ImageShape(size, size, COLOURS);
    }

    @Override
    public int classes() {
        return ORIENTATIONS * WAVELENGTHS.length;
    }

    @Override
    public int label(int index) {
        return index % classes();
    }

    @Override
    public void pixels(int index, double[] pixels) {
        int label = label(index);
        int drawn = pixels.length;
        double phase = Philox.uniform(seed, index, drawn++);
        double[] colour = new double[COLOURS];
        double square = 0;
        for (int k = 0; k < COLOURS; k++) {
            colour[k] = Philox.gaussian(seed, index, drawn++);
            square += colour[k] * colour[k];
        }
        double angle = Math.PI * (label % ORIENTATIONS) / ORIENTATIONS;
        double wavelength = WAVELENGTHS[label / ORIENTATIONS];
        double across = StrictMath.cos(angle) / wavelength;
        double down = StrictMath.sin(angle) / wavelength;
        double scale = 1 / Math.sqrt(1 + noise * noise);
        double height = scale * Math.sqrt(2 * COLOURS / square);
        for (int i = 0; i < size * size; i++) {
            double periods = i % size * across + i / size * down + phase;
            double wave = height * StrictMath.cos(2 * Math.PI * periods);
            for (int k = 0; k < COLOURS; k++) {
                int at = COLOURS * i + k;
                pixels[at] = colour[k] * wave + scale * noise * Philox.gaussian(seed, index, at);
            }
        }
    }
}
