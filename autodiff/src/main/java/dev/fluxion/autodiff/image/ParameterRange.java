package dev.fluxion.autodiff.image;

/**
 * A range of the flat parameter buffer.
 *
 * @param name unique
 * @param offset first parameter
 * @param length number of parameters
 * @param kind what it holds
 * @param layer counted from the input; the ranges of a convolution and of the normalisation after it share it
 * @param fanIn numbers that one output of a weight tensor sums; 0 for other kinds
 * @param fanOut outputs that one input of a weight tensor reaches; 0 for other kinds
 */
public record ParameterRange(String name, int offset, int length, Kind kind, int layer, int fanIn, int fanOut) {
    /** What parameters are. */
    public enum Kind {
        /** A kernel {@code [ky][kx][ci][co]}. */
        WEIGHT,
        /** What is added to each channel. */
        BIAS,
        /** What each normalised channel is multiplied by. */
        SCALE
    }

    /** One past the last parameter. */
    public int end() {
        return offset + length;
    }
}
