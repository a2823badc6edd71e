package dev.fluxion.peers;

import dev.fluxion.autodiff.network.Dense;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A tanh perceptron of libtorch with the parameters of ours, and derivatives by its differentiation in reverse mode. Tensors made by its
 * methods belong to the caller's {@link PointerScope}.
 */
final class TorchNetwork {
    /** Weight and bias of each layer in turn. */
    private final TensorVector parameters = new TensorVector();

    private final List<Dense> layers;

    /** @param values flat parameters of {@code network}, whose activation must be tanh. Not modified. */
    TorchNetwork(Mlp network, Buffer values) {
        layers = network.layers();
        for (Dense layer : layers) {
            parameters.push_back(
                    leaf(values, layer.weights(), layer.inputs() * layer.outputs(), layer.outputs(), layer.inputs()));
            parameters.push_back(leaf(values, layer.biases(), layer.outputs(), layer.outputs()));
        }
    }

    private static Tensor leaf(Buffer values, int offset, int count, long... shape) {
        return tensor(slice(values, offset, count), shape).set_requires_grad(true);
    }

    private static Buffer slice(Buffer values, int offset, int count) {
        Buffer part = Buffer.allocate(values.precision(), count);
        for (int i = 0; i < count; i++) {
            part.set(i, values.get(offset + i));
        }
        return part;
    }

    /** The elements of {@code values} in a new tensor. */
    static Tensor tensor(Buffer values, long... shape) {
        return switch (values) {
            case Buffer.F32(float[] v) -> Tensor.create(v, shape);
            case Buffer.F64(double[] v) -> Tensor.create(v, shape);
        };
    }

    /** N × inputs → N × outputs. */
    Tensor apply(Tensor x) {
        Tensor a = x;
        for (int l = 0; l < layers.size(); l++) {
            Tensor z = torch.linear(a, parameters.get(2L * l), parameters.get(2L * l + 1));
            a = l + 1 < layers.size() ? z.tanh() : z;
        }
        return a;
    }

    /** Σ over all elements of y, differentiated by x; can be differentiated again. */
    static Tensor gradient(Tensor y, Tensor x) {
        return torch.grad(
                        new TensorVector(y),
                        new TensorVector(x),
                        new TensorVector(torch.ones_like(y)),
                        new BoolOptional(true),
                        true,
                        false)
                .get(0);
    }

    /** Adds the gradient of {@code loss} to the parameters, and to nothing else: the points' own, which nobody needs, is not formed. */
    void backward(Tensor loss) {
        loss.backward(new Tensor(), new BoolOptional(), false, new TensorArrayRefOptional(parameters));
    }

    /** Forgets the gradients of all parameters. */
    void clearGradients() {
        try (PointerScope scope = new PointerScope()) {
            for (long i = 0; i < parameters.size(); i++) {
                Tensor gradient = parameters.get(i).grad();
                if (gradient.defined()) {
                    gradient.zero_();
                }
            }
        }
    }

    /** Column {@code index} of an N × d tensor, as N × 1. */
    static Tensor column(Tensor x, int index) {
        return x.narrow(1, index, 1);
    }

    TensorVector parameters() {
        return parameters;
    }

    /** Sets the parameters, flat as at construction. Not modified: values. */
    void set(Buffer values) {
        try (PointerScope scope = new PointerScope()) {
            for (int l = 0; l < layers.size(); l++) {
                Dense layer = layers.get(l);
                set(2L * l, values, layer.weights());
                set(2L * l + 1, values, layer.biases());
            }
        }
    }

    private void set(long index, Buffer values, int offset) {
        Tensor parameter = parameters.get(index);
        Buffer part = slice(values, offset, Math.toIntExact(parameter.numel()));
        parameter.data().copy_(tensor(part, parameter.numel()).view_as(parameter));
    }

    /** The parameters, flat as at construction. */
    Buffer values(Precision precision) {
        Dense last = layers.getLast();
        Buffer all = Buffer.allocate(
                precision, Math.max(last.biases() + last.outputs(), last.weights() + last.inputs() * last.outputs()));
        try (PointerScope scope = new PointerScope()) {
            for (int l = 0; l < layers.size(); l++) {
                copy(2L * l, all, layers.get(l).weights());
                copy(2L * l + 1, all, layers.get(l).biases());
            }
        }
        return all;
    }

    private void copy(long index, Buffer all, int offset) {
        double[] part = values(parameters.get(index));
        for (int i = 0; i < part.length; i++) {
            all.set(offset + i, part[i]);
        }
    }

    /** The gradients that the last backward pass left, in the order of our flat buffer. */
    double[] gradients() {
        List<Double> all = new ArrayList<>();
        try (PointerScope scope = new PointerScope()) {
            for (long i = 0; i < parameters.size(); i++) {
                Tensor parameter = parameters.get(i);
                Tensor gradient = parameter.grad();
                // The bias of the output, for one, does not enter a Laplacian and gets no gradient at all.
                for (double value : gradient.defined() ? values(gradient) : new double[(int) parameter.numel()]) {
                    all.add(value);
                }
            }
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The elements of an f32 tensor. */
    static float[] floats(Tensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.numel())];
        tensor.contiguous().data_ptr_float().get(values);
        return values;
    }

    /** The elements of a tensor of either precision. */
    static double[] values(Tensor tensor) {
        int count = Math.toIntExact(tensor.numel());
        Tensor flat = tensor.contiguous();
        double[] values = new double[count];
        if (flat.element_size() == Float.BYTES) {
            FloatPointer data = flat.data_ptr_float();
            for (int i = 0; i < count; i++) {
                values[i] = data.get(i);
            }
        } else {
            DoublePointer data = flat.data_ptr_double();
            for (int i = 0; i < count; i++) {
                values[i] = data.get(i);
            }
        }
        return values;
    }
}
