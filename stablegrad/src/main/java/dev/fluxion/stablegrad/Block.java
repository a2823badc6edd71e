package dev.fluxion.stablegrad;

import java.util.List;

/**
 * A named range {@code [offset, offset + length)} of the flat parameter buffer.
 *
 * @param name unique, for messages, e.g. {@code u.layer2.weight}
 * @param offset first element
 * @param length number of elements, at least 1
 * @param kind what the range holds
 * @param layer layer number, counted from the input; blocks of one layer share it; -1 where it has no meaning
 */
public record Block(String name, int offset, int length, Kind kind, int layer) {
    /** What a block holds; StableGrad rescales weights only, unless told otherwise. */
    public enum Kind {
        /** A tensor of at least two dimensions: a dense or convolution kernel. */
        WEIGHT,
        /** An additive vector. */
        BIAS,
        /** Free numbers: inferred parameters, norm scales. */
        SCALAR
    }

    public Block {
        if (offset < 0 || length < 1) {
            throw new IllegalArgumentException("block " + name + ": offset " + offset + ", length " + length);
        }
    }

    /**
     * The two blocks of a dense layer, {@code layer1.weight} and {@code layer1.bias} for the first.
     *
     * @param layer counted from 0
     */
    public static List<Block> ofLayer(int layer, int weights, int weightCount, int biases, int biasCount) {
        String name = "layer" + (layer + 1);
        return List.of(
                new Block(name + ".weight", weights, weightCount, Kind.WEIGHT, layer),
                new Block(name + ".bias", biases, biasCount, Kind.BIAS, layer));
    }

    /** One past the last element. */
    public int end() {
        return offset + length;
    }
}
