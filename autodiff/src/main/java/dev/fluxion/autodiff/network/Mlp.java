package dev.fluxion.autodiff.network;

import dev.fluxion.autodiff.graph.Dependencies;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Philox;
import dev.fluxion.kernels.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * A multilayer perceptron over features of the coordinates: features → (dense, activation) × hidden → dense. Features are nodes of
 * coordinates only, such as the scaled coordinate 2(x-a)/(b-a) - 1 or the pair cos, sin of a periodic one, so that their
 * derivatives of any order are exact.
 *
 * <p>The last {@code scalars} of the outputs are trainable numbers that depend on no feature, such as the unknown coefficient of an
 * inverse problem: each is one parameter, stored behind those of the layers, and its derivatives are 0.
 */
public record Mlp(
        List<Node> features,
        List<Integer> hidden,
        Activation activation,
        int outputs,
        int scalars,
        List<Dense> layers) {
    /** @throws IllegalArgumentException for layers other than those of {@link #of} */
    public Mlp {
        features = List.copyOf(features);
        hidden = List.copyOf(hidden);
        layers = List.copyOf(layers);
        List<Dense> expected = layers(features.size(), hidden, dense(outputs, scalars));
        if (!layers.equals(expected)) {
            throw new IllegalArgumentException("layers " + layers + " do not follow each other as " + expected);
        }
        SortedSet<Derivative> derivatives = Dependencies.derivatives(features);
        if (!derivatives.isEmpty()) {
            throw new IllegalArgumentException(
                    "features must depend on coordinates only, found " + derivatives.first());
        }
    }

    /**
     * @param hidden widths of the hidden layers, at least one
     * @param outputs number of scalar fields
     * @throws IllegalArgumentException for an empty or absurdly large shape, or features that mention a field
     */
    public static Mlp of(List<Node> features, List<Integer> hidden, Activation activation, int outputs) {
        return of(features, hidden, activation, outputs, 0);
    }

    /**
     * @param outputs number of scalar fields, trainable numbers included
     * @param scalars how many of them, the last ones, are trainable numbers; fewer than {@code outputs}
     */
    public static Mlp of(List<Node> features, List<Integer> hidden, Activation activation, int outputs, int scalars) {
        List<Dense> layers = layers(features.size(), hidden, dense(outputs, scalars));
        return new Mlp(features, hidden, activation, outputs, scalars, layers);
    }

    private static int dense(int outputs, int scalars) {
        if (scalars < 0) {
            throw new IllegalArgumentException(scalars + " trainable numbers");
        }
        return outputs - scalars;
    }

    private static List<Dense> layers(int features, List<Integer> hidden, int outputs) {
        if (features < 1 || hidden.isEmpty() || hidden.stream().anyMatch(w -> w < 1) || outputs < 1) {
            throw new IllegalArgumentException("a network needs features, hidden widths >= 1 and outputs >= 1; found "
                    + features + " features, widths " + hidden + ", " + outputs + " outputs");
        }
        List<Dense> layers = new ArrayList<>();
        long inputs = features;
        long offset = 0;
        for (int l = 0; l <= hidden.size(); l++) {
            int width = l < hidden.size() ? hidden.get(l) : outputs;
            long end = offset + (inputs + 1) * width;
            if (end > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a network of widths " + hidden + " has too many parameters: " + end
                        + " up to layer " + (l + 1));
            }
            layers.add(new Dense((int) inputs, width, (int) offset, (int) (end - width)));
            offset = end;
            inputs = width;
        }
        return layers;
    }

    /** Number of parameters, trainable numbers included. */
    public int parameters() {
        return scalarOffset() + scalars;
    }

    /** The place of the first trainable number in the parameter buffer. */
    public int scalarOffset() {
        return layers.getLast().end();
    }

    /** The first output that is a trainable number; {@code outputs()} where there is none. */
    public int firstScalar() {
        return outputs - scalars;
    }

    /** The widest layer, features and outputs included. */
    public int widest() {
        int widest = features.size();
        for (Dense layer : layers) {
            widest = Math.max(widest, layer.outputs());
        }
        return widest;
    }

    /** Initial parameters: layer l draws from stream l of the counter-based generator, so they depend on nothing but the seed. */
    public Buffer initialize(Precision precision, Initialization initialization, long seed) {
        Buffer parameters = Buffer.allocate(precision, parameters());
        for (int l = 0; l < layers.size(); l++) {
            Dense layer = layers.get(l);
            int count = layer.inputs() * layer.outputs();
            for (int i = 0; i < count; i++) {
                parameters.set(layer.weights() + i, weight(initialization, l, layer, seed, i));
            }
            if (initialization == Initialization.TORCH) {
                for (int i = 0; i < layer.outputs(); i++) {
                    parameters.set(layer.biases() + i, weight(initialization, l, layer, seed, count + i));
                }
            }
        }
        return parameters;
    }

    /** The same parameters with a last layer of zeros, so that every output is 0. */
    public Buffer silent(Buffer parameters) {
        Buffer silent = parameters.copy();
        Dense last = layers.getLast();
        for (int i = last.weights(); i < last.end(); i++) {
            silent.set(i, 0);
        }
        return silent;
    }

    /**
     * Parameters of a network with wider hidden layers that is the same function: old neurons do not hear new ones, whose own weights are random. Their
     * gradient is not zero, so training takes them up at its first step (Net2WiderNet without copies, after Chen, Goodfellow and Shlens 2016).
     *
     * @param parameters of this network. Not modified.
     * @param wider the same but for hidden layers, none of which is narrower
     * @throws IllegalArgumentException for another network
     */
    public Buffer widen(Buffer parameters, Mlp wider, Initialization initialization, long seed) {
        if (wider.layers.size() != layers.size()
                || !wider.features.equals(features)
                || wider.outputs != outputs
                || wider.scalars != scalars
                || wider.activation != activation) {
            throw new IllegalArgumentException(
                    "not a wider network of the same kind: " + wider.hidden + " for " + hidden);
        }
        Buffer widened = wider.initialize(parameters.precision(), initialization, seed);
        for (int l = 0; l < layers.size(); l++) {
            Dense from = layers.get(l);
            Dense to = wider.layers.get(l);
            if (to.outputs() < from.outputs()) {
                throw new IllegalArgumentException(
                        "layer " + (l + 1) + " would be narrower: " + wider.hidden + " for " + hidden);
            }
            for (int o = 0; o < from.outputs(); o++) {
                for (int i = 0; i < to.inputs(); i++) {
                    double value = i < from.inputs() ? parameters.get(from.weights() + o * from.inputs() + i) : 0;
                    widened.set(to.weights() + o * to.inputs() + i, value);
                }
                widened.set(to.biases() + o, parameters.get(from.biases() + o));
            }
        }
        for (int s = 0; s < scalars; s++) {
            widened.set(wider.scalarOffset() + s, parameters.get(scalarOffset() + s));
        }
        return widened;
    }

    private double weight(Initialization initialization, int l, Dense layer, long seed, int i) {
        return switch (initialization) {
            case GLOROT -> Math.sqrt(2.0 / (layer.inputs() + layer.outputs())) * Philox.gaussian(seed, l, i);
            case AWARE ->
                (l == 0 ? 1 : Initialization.gain(activation))
                        / Math.sqrt(layer.inputs())
                        * Philox.gaussian(seed, l, i);
            case TORCH -> (2 * Philox.uniform(seed, l, i) - 1) / Math.sqrt(layer.inputs());
        };
    }
}
