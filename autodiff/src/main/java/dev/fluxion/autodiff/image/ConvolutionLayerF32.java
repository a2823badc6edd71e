package dev.fluxion.autodiff.image;

import dev.fluxion.kernels.ChannelSumsF32;
import dev.fluxion.kernels.ConvolutionF32;
import dev.fluxion.kernels.LanesF32;
import java.util.Arrays;

/** A convolution with its packed weights, and a gradient per chunk. */
final class ConvolutionLayerF32 {
    private final ImageOp.Convolution op;
    private final ConvolutionF32 kernel;
    private final float[] packed;
    private final float[] transposed;
    private final float[] bias;
    private final float[][] gradients;
    private final float[][] biasGradients;

    ConvolutionLayerF32(ImageOp.Convolution op) {
        this.op = op;
        kernel = new ConvolutionF32(op.shape());
        packed = new float[kernel.packedLength()];
        transposed = new float[kernel.transposedLength()];
        bias = new float[LanesF32.pad(op.shape().outputs())];
        gradients = new float[ImageEngine.CHUNKS][packed.length];
        biasGradients = new float[ImageEngine.CHUNKS][bias.length];
    }

    int scratchLength() {
        return kernel.scratchLength();
    }

    void prepare(float[] parameters) {
        kernel.pack(parameters, op.weights(), packed);
        kernel.transpose(packed, transposed);
        if (op.biases() >= 0) {
            System.arraycopy(parameters, op.biases(), bias, 0, op.shape().outputs());
        }
    }

    void clear(int chunk) {
        Arrays.fill(gradients[chunk], 0);
        Arrays.fill(biasGradients[chunk], 0);
    }

    void forward(float[] x, int xOff, float[] y, int yOff, float[] scratch) {
        kernel.forward(x, xOff, packed, bias, 0, y, yOff, scratch);
    }

    void backwardWeights(int chunk, float[] x, int xOff, float[] dy, int dyOff, float[] scratch) {
        kernel.backwardWeights(x, xOff, dy, dyOff, gradients[chunk], scratch);
        if (op.biases() >= 0) {
            int pixels = op.shape().outputHeight() * op.shape().outputWidth();
            ChannelSumsF32.add(pixels, op.shape().outputs(), dy, dyOff, biasGradients[chunk], 0);
        }
    }

    void backwardData(boolean add, float[] dy, int dyOff, float[] dx, int dxOff, float[] scratch) {
        if (add) {
            kernel.addBackwardData(dy, dyOff, transposed, dx, dxOff, scratch);
        } else {
            kernel.backwardData(dy, dyOff, transposed, dx, dxOff, scratch);
        }
    }

    /** Adds the chunks' gradients, in their order, to the zeros in {@code gradient}. */
    void gather(float[] gradient) {
        for (int chunk = 0; chunk < ImageEngine.CHUNKS; chunk++) {
            kernel.unpack(gradients[chunk], gradient, op.weights());
            for (int c = 0; op.biases() >= 0 && c < op.shape().outputs(); c++) {
                gradient[op.biases() + c] += biasGradients[chunk][c];
            }
        }
    }
}
