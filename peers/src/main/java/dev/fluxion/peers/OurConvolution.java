package dev.fluxion.peers;

import dev.fluxion.kernels.ConvolutionF32;
import dev.fluxion.kernels.ConvolutionShape;
import dev.fluxion.kernels.DepthwiseF32;
import dev.fluxion.kernels.LanesF32;
import java.util.Arrays;

/**
 * Our kernels on a batch, image by image. The laying out of weights, once per batch as in a training step, is part of each pass.
 */
final class OurConvolution {
    private final ConvolutionBatch batch;
    private final ConvolutionShape shape;
    private final ConvolutionF32 dense;
    private final DepthwiseF32 depthwise;
    private final int inputLength;
    private final int outputLength;
    private final float[] x;
    private final float[] y;
    private final float[] dx;
    private final float[] dy;
    private final float[] bias;
    private final float[] weights;
    private final float[] transposed;
    private final float[] gradient;
    private final float[] unpacked;
    private final float[] scratch;

    OurConvolution(ConvolutionBatch batch) {
        this.batch = batch;
        shape = batch.shape();
        int in = LanesF32.pad(shape.inputs());
        int out = LanesF32.pad(shape.outputs());
        inputLength = shape.height() * shape.width() * in;
        outputLength = shape.outputHeight() * shape.outputWidth() * out;
        x = pad(batch.x(), shape.inputs());
        dy = pad(batch.dy(), shape.outputs());
        y = new float[dy.length];
        dx = new float[x.length];
        bias = pad(batch.bias(), shape.outputs());
        if (batch.depthwise()) {
            dense = null;
            depthwise = new DepthwiseF32(shape);
            weights = pad(batch.w(), shape.outputs());
            gradient = new float[weights.length];
            transposed = new float[0];
            unpacked = new float[0];
            scratch = new float[0];
        } else {
            depthwise = null;
            dense = new ConvolutionF32(shape);
            weights = new float[dense.packedLength()];
            gradient = new float[dense.packedLength()];
            transposed = new float[dense.transposedLength()];
            unpacked = new float[shape.weights()];
            scratch = new float[dense.scratchLength()];
        }
    }

    void run(ConvolutionPass pass) {
        switch (pass) {
            case FORWARD -> forward();
            case BACKWARD_DATA -> backwardData();
            case BACKWARD_WEIGHTS -> backwardWeights();
        }
    }

    /** What the pass computed last, laid out as in {@link ConvolutionBatch}. */
    float[] result(ConvolutionPass pass) {
        return switch (pass) {
            case FORWARD -> strip(y, shape.outputs());
            case BACKWARD_DATA -> strip(dx, shape.inputs());
            case BACKWARD_WEIGHTS -> batch.depthwise() ? strip(gradient, shape.outputs()) : unpacked.clone();
        };
    }

    private void forward() {
        if (dense != null) {
            dense.pack(batch.w(), 0, weights);
        }
        for (int i = 0; i < batch.images(); i++) {
            if (dense != null) {
                dense.forward(x, i * inputLength, weights, bias, 0, y, i * outputLength, scratch);
            } else {
                depthwise.forward(x, i * inputLength, weights, 0, bias, 0, y, i * outputLength);
            }
        }
    }

    private void backwardData() {
        if (dense != null) {
            dense.pack(batch.w(), 0, weights);
            dense.transpose(weights, transposed);
        }
        for (int i = 0; i < batch.images(); i++) {
            if (dense != null) {
                dense.backwardData(dy, i * outputLength, transposed, dx, i * inputLength, scratch);
            } else {
                depthwise.backwardData(dy, i * outputLength, weights, 0, dx, i * inputLength);
            }
        }
    }

    private void backwardWeights() {
        Arrays.fill(gradient, 0);
        for (int i = 0; i < batch.images(); i++) {
            if (dense != null) {
                dense.backwardWeights(x, i * inputLength, dy, i * outputLength, gradient, scratch);
            } else {
                depthwise.backwardWeights(x, i * inputLength, dy, i * outputLength, gradient, 0);
            }
        }
        if (dense != null) {
            Arrays.fill(unpacked, 0);
            dense.unpack(gradient, unpacked, 0);
        }
    }

    private static float[] pad(float[] values, int channels) {
        int padded = LanesF32.pad(channels);
        int pixels = values.length / channels;
        float[] all = new float[pixels * padded];
        for (int i = 0; i < pixels; i++) {
            System.arraycopy(values, i * channels, all, i * padded, channels);
        }
        return all;
    }

    private static float[] strip(float[] values, int channels) {
        int padded = LanesF32.pad(channels);
        int pixels = values.length / padded;
        float[] some = new float[pixels * channels];
        for (int i = 0; i < pixels; i++) {
            System.arraycopy(values, i * padded, some, i * channels, channels);
        }
        return some;
    }
}
