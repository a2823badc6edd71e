package dev.fluxion.autodiff.image;

import dev.fluxion.kernels.ConvolutionF32;
import java.util.Arrays;

/** A convolution with its packed weights. */
final class ConvolutionLayerF32 implements WeightLayerF32 {
    private final ImageOp.Convolution op;
    private final ConvolutionF32 kernel;
    private final float[] packed;
    private final float[] transposed;
    private final float[][] gradients;
    private final ChannelBiasF32 bias;

    ConvolutionLayerF32(ImageOp.Convolution op) {
        this.op = op;
        kernel = new ConvolutionF32(op.shape());
        packed = new float[kernel.packedLength()];
        transposed = new float[kernel.transposedLength()];
        gradients = new float[ImageEngine.CHUNKS][packed.length];
        bias = new ChannelBiasF32(op);
    }

    @Override
    public int scratchLength() {
        return kernel.scratchLength();
    }

    @Override
    public void prepare(float[] parameters) {
        kernel.pack(parameters, op.weights(), packed);
        kernel.transpose(packed, transposed);
        bias.prepare(parameters);
    }

    @Override
    public void clear(int chunk) {
        Arrays.fill(gradients[chunk], 0);
        bias.clear(chunk);
    }

    @Override
    public void forward(float[] x, int xOff, float[] y, int yOff, float[] scratch) {
        kernel.forward(x, xOff, packed, bias.values(), 0, y, yOff, scratch);
    }

    @Override
    public void backwardWeights(int chunk, float[] x, int xOff, float[] dy, int dyOff, float[] scratch) {
        kernel.backwardWeights(x, xOff, dy, dyOff, gradients[chunk], scratch);
        bias.backward(chunk, dy, dyOff);
    }

    @Override
    public void backwardData(boolean add, float[] dy, int dyOff, float[] dx, int dxOff, float[] scratch) {
        if (add) {
            kernel.addBackwardData(dy, dyOff, transposed, dx, dxOff, scratch);
        } else {
            kernel.backwardData(dy, dyOff, transposed, dx, dxOff, scratch);
        }
    }

    @Override
    public void gather(float[] gradient) {
        for (int chunk = 0; chunk < ImageEngine.CHUNKS; chunk++) {
            kernel.unpack(gradients[chunk], gradient, op.weights());
            bias.gather(chunk, gradient);
        }
    }
}
