package dev.fluxion.peers;

import dev.fluxion.autodiff.image.ImageNetwork;
import dev.fluxion.autodiff.image.ImageOp;
import dev.fluxion.kernels.ConvolutionShape;
import dev.fluxion.solver.bench.StepTimer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** An image network of ours, op by op in libtorch, and one step of Adam on its mean cross entropy. */
final class TorchImageStep {
    private final ImageNetwork network;
    private final Tensor pixels;
    private final Tensor labels;
    private final Map<Integer, Tensor> byOffset = new TreeMap<>();
    private final TensorVector parameters = new TensorVector();
    private final Adam adam;

    /**
     * @param values flat parameters. Not modified.
     * @param pixels {@code [image][row][column][channel]}; in libtorch, too, channels are contiguous
     */
    TorchImageStep(ImageNetwork network, float[] values, float[] pixels, int[] labels) {
        this.network = network;
        var in = network.input();
        this.pixels = Tensor.create(pixels, labels.length, in.height(), in.width(), in.channels())
                .permute(0, 3, 1, 2);
        long[] classes = new long[labels.length];
        for (int i = 0; i < labels.length; i++) {
            classes[i] = labels[i];
        }
        this.labels = Tensor.create(classes, labels.length);
        for (ImageOp op : network.ops()) {
            if (op instanceof ImageOp.Convolution c) {
                weights(c, values);
            }
        }
        byOffset.values().forEach(parameters::push_back);
        adam = new Adam(parameters, new AdamOptions(StepTimer.LEARNING_RATE));
    }

    private void weights(ImageOp.Convolution c, float[] values) {
        ConvolutionShape s = c.shape();
        Tensor w = Tensor.create(
                        slice(values, c.weights(), s.weights()),
                        s.kernelHeight(),
                        s.kernelWidth(),
                        s.inputs() / s.groups(),
                        s.outputs())
                .permute(3, 0, 1, 2)
                .contiguous()
                .permute(0, 3, 1, 2);
        byOffset.put(c.weights(), w.set_requires_grad(true));
        Tensor b = Tensor.create(slice(values, c.biases(), s.outputs()), s.outputs());
        byOffset.put(c.biases(), b.set_requires_grad(true));
    }

    private static float[] slice(float[] values, int offset, int count) {
        float[] part = new float[count];
        System.arraycopy(values, offset, part, 0, count);
        return part;
    }

    /** The loss; leaves the gradient in the parameters. */
    double valueAndGradient() {
        try (PointerScope scope = new PointerScope()) {
            return backward();
        }
    }

    /** One step of Adam. */
    void step() {
        try (PointerScope scope = new PointerScope()) {
            backward();
            adam.step();
        }
    }

    private double backward() {
        List<Tensor> values = new ArrayList<>(List.of(pixels));
        network.ops().forEach(op -> values.add(apply(op, values)));
        Tensor logits = values.getLast().reshape(labels.numel(), network.classes());
        Tensor loss = torch.cross_entropy_loss(logits, labels);
        adam.zero_grad();
        loss.backward(new Tensor(), new BoolOptional(), false, new TensorArrayRefOptional(parameters));
        return loss.item().toDouble();
    }

    private Tensor apply(ImageOp op, List<Tensor> values) {
        Tensor x = values.get(op.in());
        return switch (op) {
            case ImageOp.Convolution c -> {
                ConvolutionShape s = c.shape();
                yield torch.conv2d(
                        x,
                        byOffset.get(c.weights()),
                        new TensorOptional(byOffset.get(c.biases())),
                        new long[] {s.stride(), s.stride()},
                        new long[] {s.padding(), s.padding()},
                        new long[] {s.dilation(), s.dilation()},
                        s.groups());
            }
            case ImageOp.Rectifier r -> x.relu();
            case ImageOp.Add a -> x.add(values.get(a.other()));
            case ImageOp.Subsample s -> {
                Tensor some = x.slice(2, new LongOptional(), new LongOptional(), s.stride())
                        .slice(3, new LongOptional(), new LongOptional(), s.stride());
                long missing = network.values().get(s.out()).channels() - some.size(1);
                yield torch.constant_pad_nd(some, 0, 0, 0, 0, 0, missing);
            }
            case ImageOp.GlobalAverage g -> x.mean(new long[] {2, 3}, true, new ScalarTypeOptional());
            case ImageOp.BatchNormalization b -> throw unsupported(b);
            case ImageOp.Unit u -> throw unsupported(u);
            case ImageOp.Gate g -> throw unsupported(g);
            case ImageOp.Dropout d -> throw unsupported(d);
            case ImageOp.StochasticDepth d -> throw unsupported(d);
            case ImageOp.MaximumPool m -> throw unsupported(m);
            case ImageOp.AveragePool a -> throw unsupported(a);
        };
    }

    private static IllegalArgumentException unsupported(ImageOp op) {
        return new IllegalArgumentException("not part of the comparison: " + op);
    }

    /** The gradients that the last backward pass left, in the order of our flat buffer. */
    float[] gradients() {
        float[] all = new float[network.parameters()];
        try (PointerScope scope = new PointerScope()) {
            byOffset.forEach((offset, parameter) -> {
                Tensor gradient = parameter.grad();
                Tensor ordered = gradient.dim() == 4 ? gradient.permute(2, 3, 1, 0) : gradient;
                float[] part = TorchNetwork.floats(ordered);
                System.arraycopy(part, 0, all, offset, part.length);
            });
        }
        return all;
    }
}
