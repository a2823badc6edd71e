package dev.fluxion.peers;

import dev.fluxion.kernels.ConvolutionShape;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** The same passes by libtorch, in one of its two layouts of images. Its tensors belong to the caller's {@link PointerScope}. */
final class TorchConvolution {
    private static final long[] NO_SHIFT = {0, 0};

    private final Tensor x;
    private final Tensor w;
    private final Tensor dy;
    private final TensorOptional bias;
    private final long[] biasShape;
    private final long[] stride;
    private final long[] padding;
    private final long[] dilation;
    private final long groups;

    /** @param channelsLast whether channels are contiguous, as ours are, or pixels, as is the default of libtorch */
    TorchConvolution(ConvolutionBatch batch, boolean channelsLast) {
        ConvolutionShape s = batch.shape();
        x = images(batch.x(), batch.images(), s.height(), s.width(), s.inputs(), channelsLast);
        dy = images(batch.dy(), batch.images(), s.outputHeight(), s.outputWidth(), s.outputs(), channelsLast);
        Tensor outputsFirst = Tensor.create(
                        batch.w(), s.kernelHeight(), s.kernelWidth(), s.inputs() / s.groups(), s.outputs())
                .permute(3, 0, 1, 2)
                .contiguous()
                .permute(0, 3, 1, 2);
        w = channelsLast ? outputsFirst : outputsFirst.contiguous();
        bias = new TensorOptional(Tensor.create(batch.bias(), s.outputs()));
        biasShape = new long[] {s.outputs()};
        stride = new long[] {s.stride(), s.stride()};
        padding = new long[] {s.padding(), s.padding()};
        dilation = new long[] {s.dilation(), s.dilation()};
        groups = s.groups();
    }

    private static Tensor images(float[] values, int images, int height, int width, int channels, boolean last) {
        Tensor t = Tensor.create(values, images, height, width, channels).permute(0, 3, 1, 2);
        return last ? t : t.contiguous();
    }

    void run(ConvolutionPass pass) {
        try (PointerScope scope = new PointerScope()) {
            compute(pass);
        }
    }

    /** What the pass computes, laid out as in {@link ConvolutionBatch}. */
    float[] result(ConvolutionPass pass) {
        try (PointerScope scope = new PointerScope()) {
            Tensor value = compute(pass);
            return TorchNetwork.floats(
                    switch (pass) {
                        case FORWARD, BACKWARD_DATA -> value.permute(0, 2, 3, 1);
                        case BACKWARD_WEIGHTS -> value.permute(2, 3, 1, 0);
                    });
        }
    }

    private Tensor compute(ConvolutionPass pass) {
        return switch (pass) {
            case FORWARD -> torch.conv2d(x, w, bias, stride, padding, dilation, groups);
            case BACKWARD_DATA -> backward(true, false).get0();
            case BACKWARD_WEIGHTS -> backward(false, true).get1();
        };
    }

    private T_TensorTensorTensor_T backward(boolean data, boolean weights) {
        BoolPointer wanted = new BoolPointer(3).put(0, data).put(1, weights).put(2, false);
        return torch.convolution_backward(
                dy, x, w, biasShape, stride, padding, dilation, false, NO_SHIFT, groups, wanted);
    }
}
