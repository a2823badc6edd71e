package dev.fluxion.dsl.problem;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.residual.Support;
import java.util.List;
import java.util.OptionalInt;

/**
 * A boundary or initial condition {@code left = right}, component by component.
 *
 * <p>In a hard condition every component of the left side is the value of a field (or its first time derivative, on t = a)
 * and the right side is free of unknowns.
 *
 * @param name the label, or {@code bc1, ic1, …} by position
 * @param initial whether it holds at the start of time ({@code ic}) and not on the boundary ({@code bc})
 * @param hard whether it is built into the network instead of being a loss term
 * @param choice why the compiler made it hard or left it soft; empty where the file says which
 * @param left the components of the left side
 * @param right the components of the right side, as many
 * @param support where it holds
 * @param weight w(x) ≥ 0 in the mean of w·r²
 * @param points the number of collocation points, where the file says it
 * @param usesExact whether the statement itself mentions {@code exact(…)}
 */
public record Condition(
        String name,
        boolean initial,
        boolean hard,
        String choice,
        List<Node> left,
        List<Node> right,
        Support support,
        Node weight,
        OptionalInt points,
        boolean usesExact) {

    /** Checks that both sides have the same number of components. */
    public Condition {
        left = List.copyOf(left);
        right = List.copyOf(right);
        if (left.isEmpty() || left.size() != right.size()) {
            throw new IllegalArgumentException(
                    name + ": " + left.size() + " components on the left, " + right.size() + " on the right");
        }
    }

    /** The same condition as a loss term. */
    public Condition soft() {
        return new Condition(name, initial, false, choice, left, right, support, weight, points, usesExact);
    }

    /** The same condition, hard or soft by the choice of the compiler. */
    public Condition chosen(boolean hard, String choice) {
        return new Condition(name, initial, hard, choice, left, right, support, weight, points, usesExact);
    }

    /** The name of component {@code i}, counted from 0: {@code bc1.1}, or the bare name of a scalar condition. */
    public String componentName(int i) {
        return left.size() == 1 ? name : name + "." + (i + 1);
    }
}
