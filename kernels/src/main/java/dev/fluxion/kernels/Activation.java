package dev.fluxion.kernels;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The smooth activation functions of a network. Smooth because residuals of differential equations need their derivatives to any
 * order: a piecewise linear activation has a second derivative of zero.
 *
 * <p>The gain is {@code 1/√E[f(Z)²]} with Z standard normal, the factor of the weights' standard deviation that keeps the variance
 * of a layer's values; {@code χ = E[f'(Z)²]/E[f(Z)²]} is then the growth of the backward variance per layer.
 *
 * <table>
 *   <caption>Gains and backward growth</caption>
 *   <tr><th>activation</th><th>gain</th><th>χ</th></tr>
 *   <tr><td>tanh</td><td>1.59254</td><td>1.1778</td></tr>
 *   <tr><td>sin</td><td>1.52087</td><td>1.3130</td></tr>
 *   <tr><td>gelu</td><td>1.53353</td><td>1.0720</td></tr>
 *   <tr><td>silu</td><td>1.67653</td><td>1.0666</td></tr>
 * </table>
 */
public enum Activation {
    /** {@code tanh z}. */
    TANH,
    /** {@code sin z}. */
    SIN,
    /** {@code z·Φ(z)} with the normal distribution function Φ; the exact form, not its tanh approximation. */
    GELU,
    /** {@code z/(1+exp(-z))}, also called swish. */
    SILU,
    /** {@code log(1+exp z)}. */
    SOFTPLUS,
    /** {@code z}. */
    IDENTITY;

    /**
     * The activation of that name, in any case; {@code swish} is {@link #SILU}.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static Activation of(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        if (wanted.equals("SWISH")) {
            return SILU;
        }
        for (Activation a : values()) {
            if (a.name().equals(wanted)) {
                return a;
            }
        }
        throw new IllegalArgumentException("no activation `" + name + "`; there are "
                + Arrays.stream(values()).map(Activation::label).collect(Collectors.joining(", ")));
    }

    /** The name in lower case, as it is written in problem files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
