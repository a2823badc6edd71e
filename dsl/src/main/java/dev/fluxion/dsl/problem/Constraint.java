package dev.fluxion.dsl.problem;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.residual.Support;

/**
 * Integrals and means that must have given values: {@code constraint integral(u^2) = 1}. Both sides are linear in the integrals, so that their
 * difference is one quadrature sum over the points of all of them.
 *
 * @param name the label, or {@code constraint1, …} by position
 * @param text the statement as written, for explanations
 * @param points quadrature points of every integral
 * @param summand what is summed over the points; it holds the quadrature weights, and the sum is left - right
 * @param weight the factor w ≥ 0 of the squared sum
 * @param usesExact whether the statement itself mentions {@code exact(…)}
 */
public record Constraint(
        String name, String text, Support.Points points, Node summand, double weight, boolean usesExact) {}
