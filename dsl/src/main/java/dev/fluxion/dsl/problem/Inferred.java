package dev.fluxion.dsl.problem;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;

/**
 * How a quantity to be found from data follows from an unbounded number r, a free parameter or a network output: k = a + (b - a)·σ(r + r₀)
 * with the logistic σ, or k = k₀ + max(|k₀|, 1)·r without bounds. Both are k₀ at r = 0, and steps of r are relative to the range.
 *
 * @param number whether it is one number and not a field
 * @param initial k₀, within the bounds
 * @param lower a, or -∞
 * @param upper b, or ∞
 */
public record Inferred(boolean number, double initial, double lower, double upper) {
    /** @throws IllegalArgumentException unless lower &lt; initial &lt; upper and both bounds are finite or none is */
    public Inferred {
        if (!(lower < initial && initial < upper) || Double.isInfinite(lower) != Double.isInfinite(upper)) {
            throw new IllegalArgumentException("initial value " + initial + " in [" + lower + ", " + upper + "]");
        }
    }

    /** Whether the bounds are finite. */
    public boolean bounded() {
        return !Double.isInfinite(lower);
    }

    /** The number k at a given r. */
    public double value(double raw) {
        return bounded() ? lower + (upper - lower) * logistic(raw) : initial + Math.max(Math.abs(initial), 1) * raw;
    }

    /** dk/dr at a given r. */
    public double slope(double raw) {
        double s = logistic(raw);
        return bounded() ? (upper - lower) * s * (1 - s) : Math.max(Math.abs(initial), 1);
    }

    /** σ(r + r₀). */
    private double logistic(double raw) {
        return 1 / (1 + (upper - initial) / (initial - lower) * Math.exp(-raw));
    }

    /** k as a function of r. */
    public Node value(Graph graph, Node raw) {
        if (!bounded()) {
            Node step = graph.multiply(graph.constant(Math.max(Math.abs(initial), 1)), raw);
            return graph.add(step, graph.constant(initial));
        }
        double position = (initial - lower) / (upper - lower);
        double shift = Math.log(position / (1 - position));
        Node half = graph.multiply(graph.constant(0.5), graph.add(raw, graph.constant(shift)));
        Node wave = graph.unary(UnaryFunction.TANH, half);
        double radius = (upper - lower) / 2;
        return graph.add(graph.multiply(graph.constant(radius), wave), graph.constant(lower + radius));
    }
}
