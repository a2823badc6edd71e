package dev.fluxion.autodiff.network;

import dev.fluxion.kernels.Activation;

/** How the weights of dense layers are drawn; biases start at 0 except under {@link #TORCH}. */
public enum Initialization {
    /** W ~ N(0, 2/(fan_in + fan_out)): the default of PINNs, safe for second derivatives at any depth (Glorot, Bengio 2010). */
    GLOROT,
    /**
     * W ~ N(0, gain²/fan_in) with gain = 1/√E[f(Z)²] of the activation, first layer gain 1: forward variance is preserved. Not for
     * second-order residuals of deep networks, where u_xx grows by χ per layer.
     */
    AWARE,
    /** Weights and biases uniform in ±1/√fan_in, the default of PyTorch's linear layers. */
    TORCH;

    /** 1/√E[f(Z)²], Z standard normal: the gain that preserves the forward variance. */
    public static double gain(Activation activation) {
        return switch (activation) {
            case TANH -> 1.59254;
            case SIN -> 1.52087;
            case GELU -> 1.53353;
            case SILU -> 1.67653;
            case SOFTPLUS -> 1.04187;
            case IDENTITY -> 1;
        };
    }
}
