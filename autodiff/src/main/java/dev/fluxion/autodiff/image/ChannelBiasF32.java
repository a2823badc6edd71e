package dev.fluxion.autodiff.image;

import dev.fluxion.kernels.ChannelSumsF32;
import dev.fluxion.kernels.LanesF32;
import java.util.Arrays;

/** The biases of a layer, zeros where it has none, and their gradient per chunk. */
final class ChannelBiasF32 {
    private final ImageOp.Convolution op;
    private final float[] values;
    private final float[][] gradients;

    ChannelBiasF32(ImageOp.Convolution op) {
        this.op = op;
        values = new float[LanesF32.pad(op.shape().outputs())];
        gradients = new float[ImageEngine.CHUNKS][values.length];
    }

    float[] values() {
        return values;
    }

    void prepare(float[] parameters) {
        if (op.biases() >= 0) {
            System.arraycopy(parameters, op.biases(), values, 0, op.shape().outputs());
        }
    }

    void clear(int chunk) {
        Arrays.fill(gradients[chunk], 0);
    }

    void backward(int chunk, float[] dy, int dyOff) {
        if (op.biases() >= 0) {
            int pixels = op.shape().outputHeight() * op.shape().outputWidth();
            ChannelSumsF32.add(pixels, op.shape().outputs(), dy, dyOff, gradients[chunk], 0);
        }
    }

    void gather(int chunk, float[] gradient) {
        for (int c = 0; op.biases() >= 0 && c < op.shape().outputs(); c++) {
            gradient[op.biases() + c] += gradients[chunk][c];
        }
    }
}
