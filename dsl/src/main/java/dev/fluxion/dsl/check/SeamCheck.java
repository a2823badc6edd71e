package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.Nodes;
import java.util.List;
import java.util.Optional;

/**
 * Initial values that do not join smoothly across a periodic seam. The network is smooth there, so it cannot follow them; built into the
 * network they would keep their kink at all times, which no smooth correction removes, so they have to be loss terms.
 */
record SeamCheck(Problem problem) {

    /** One remark for each initial value that does not join smoothly. */
    void run(List<String> notes) {
        for (Condition condition : problem.conditions()) {
            for (int i = 0; i < condition.left().size(); i++) {
                kink(condition, i).ifPresent(notes::add);
            }
        }
    }

    /** The condition as a loss term, if it is built in and does not join smoothly. */
    Optional<Condition> softened(Condition condition) {
        for (int i = 0; condition.hard() && i < condition.left().size(); i++) {
            if (kink(condition, i).isPresent()) {
                return Optional.of(condition.soft());
            }
        }
        return Optional.empty();
    }

    private Optional<String> kink(Condition condition, int component) {
        Node right = condition.right().get(component);
        boolean value = condition.left().get(component) instanceof Node.Derivative(int field, MultiIndex order)
                && order.total() == 0;
        if (!condition.initial() || !value || Nodes.mentionsField(right)) {
            return Optional.empty();
        }
        for (int axis = 0; axis < problem.dimension(); axis++) {
            if (problem.axes().get(axis).joined()) {
                Optional<String> kink = kink(axis, condition.componentName(component), right);
                if (kink.isPresent()) {
                    return kink;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> kink(int axis, String name, Node value) {
        Node slope = Differentiation.of(problem.graph(), value, axis);
        Optional<String> jump = difference(axis, name, value, "values");
        return jump.isPresent() || slope.equals(value) ? jump : difference(axis, name, slope, "slopes");
    }

    private Optional<String> difference(int axis, String name, Node node, String noun) {
        List<Samples.Point> lower = Samples.onFace(problem, new Face(axis, false), 8);
        List<Samples.Point> upper = Samples.onFace(problem, new Face(axis, true), 8);
        double scale =
                lower.stream().mapToDouble(p -> Math.abs(p.value(node))).max().orElse(0);
        for (int i = 0; i < lower.size(); i++) {
            double a = lower.get(i).value(node);
            double b = upper.get(i).value(node);
            if (Math.abs(a - b) > 0.1 * Math.max(1, scale)) {
                Axis joined = problem.axes().get(axis);
                return Optional.of(name + " does not join smoothly where " + joined.name() + " = "
                        + Numbers.print(joined.lower()) + " meets "
                        + joined.name() + " = " + Numbers.print(joined.upper()) + ": " + noun + " "
                        + Numbers.rough(a) + " and "
                        + Numbers.rough(b) + "; accuracy is limited there");
            }
        }
        return Optional.empty();
    }
}
