package dev.fluxion.autodiff.image;

import dev.fluxion.kernels.DepthwiseF32;
import dev.fluxion.kernels.ElementwiseF32;
import dev.fluxion.kernels.LanesF32;
import java.util.Arrays;

/** A depthwise convolution, its weights with whole vectors of channels per tap. */
final class DepthwiseLayerF32 implements WeightLayerF32 {
    private final ImageOp.Convolution op;
    private final DepthwiseF32 kernel;
    private final int channels;
    private final int lanes;
    private final float[] padded;
    private final float[][] gradients;
    private final ChannelBiasF32 bias;

    DepthwiseLayerF32(ImageOp.Convolution op) {
        this.op = op;
        kernel = new DepthwiseF32(op.shape());
        channels = op.shape().inputs();
        lanes = LanesF32.pad(channels);
        padded = new float[op.shape().taps() * lanes];
        gradients = new float[ImageEngine.CHUNKS][padded.length];
        bias = new ChannelBiasF32(op);
    }

    @Override
    public int scratchLength() {
        return op.shape().height() * op.shape().width() * lanes;
    }

    @Override
    public void prepare(float[] parameters) {
        for (int tap = 0; tap < op.shape().taps(); tap++) {
            System.arraycopy(parameters, op.weights() + tap * channels, padded, tap * lanes, channels);
        }
        bias.prepare(parameters);
    }

    @Override
    public void clear(int chunk) {
        Arrays.fill(gradients[chunk], 0);
        bias.clear(chunk);
    }

    @Override
    public void forward(float[] x, int xOff, float[] y, int yOff, float[] scratch) {
        kernel.forward(x, xOff, padded, 0, bias.values(), 0, y, yOff);
    }

    @Override
    public void backwardWeights(int chunk, float[] x, int xOff, float[] dy, int dyOff, float[] scratch) {
        kernel.backwardWeights(x, xOff, dy, dyOff, gradients[chunk], 0);
        bias.backward(chunk, dy, dyOff);
    }

    @Override
    public void backwardData(boolean add, float[] dy, int dyOff, float[] dx, int dxOff, float[] scratch) {
        kernel.backwardData(dy, dyOff, padded, 0, add ? scratch : dx, add ? 0 : dxOff);
        if (add) {
            ElementwiseF32.add(scratch, 0, dx, dxOff, dx, dxOff, scratchLength());
        }
    }

    @Override
    public void gather(float[] gradient) {
        for (int chunk = 0; chunk < ImageEngine.CHUNKS; chunk++) {
            for (int tap = 0; tap < op.shape().taps(); tap++) {
                for (int c = 0; c < channels; c++) {
                    gradient[op.weights() + tap * channels + c] += gradients[chunk][tap * lanes + c];
                }
            }
            bias.gather(chunk, gradient);
        }
    }
}
