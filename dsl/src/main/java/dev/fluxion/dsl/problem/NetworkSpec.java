package dev.fluxion.dsl.problem;

import java.util.List;

/**
 * A fully connected network.
 *
 * @param width the units of each hidden layer
 * @param depth the number of hidden layers
 * @param activation one of {@link #ACTIVATIONS}
 */
public record NetworkSpec(int width, int depth, String activation) {

    /** The activations that can be trained, all of them infinitely often differentiable. */
    public static final List<String> ACTIVATIONS = List.of("tanh", "sin", "gelu", "silu", "softplus");

    /** Checks the sizes and the name. */
    public NetworkSpec {
        if (width < 1 || depth < 1 || !ACTIVATIONS.contains(activation)) {
            throw new IllegalArgumentException("mlp(width = " + width + ", depth = " + depth + ", activation = "
                    + activation + "): sizes must be at least 1 and the activation one of " + ACTIVATIONS);
        }
    }

    /** Number of weights between hidden layers, which dominates the number of parameters. */
    public long hiddenWeights() {
        return (depth - 1L) * width * width;
    }
}
