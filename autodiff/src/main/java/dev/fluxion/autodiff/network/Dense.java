package dev.fluxion.autodiff.network;

/**
 * A dense layer z = W·a + b inside the flat parameter buffer.
 *
 * @param weights offset of W, outputs × inputs, row-major
 * @param biases offset of b, outputs
 */
public record Dense(int inputs, int outputs, int weights, int biases) {
    /** Offset of the first parameter after this layer. */
    public int end() {
        return biases + outputs;
    }
}
