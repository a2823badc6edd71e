package dev.fluxion.dsl.problem;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.residual.Quadrature;
import java.util.List;

/**
 * A number to report: an expression of integrals and means over the domain or parts of its boundary. In a problem with space and time they are over space, and the
 * number is a function of time.
 *
 * @param name the label, with a number where it stands for several, or {@code monitor1, …} by position
 * @param text the expression as written
 * @param integrals the integrals that occur
 * @param value the expression, in a graph of its own whose coordinate i is the value of integral i
 */
public record Monitor(String name, String text, List<Integral> integrals, Node value) {

    /**
     * factor · Σ weight · integrand over the points of a rule.
     *
     * @param factor 1, or one over the measure for a mean
     * @param integrand over the problem's graph
     * @param rule its points have the space coordinates only, or the time of a problem without space
     */
    public record Integral(double factor, Node integrand, Quadrature rule) {}

    /** Copies the list. */
    public Monitor {
        integrals = List.copyOf(integrals);
    }
}
