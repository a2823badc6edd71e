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

/** Initial values that do not join smoothly across a periodic seam: the network is smooth there, so it cannot follow them. */
record SeamCheck(Checks checks) {
    void run() {
        Problem problem = checks.problem();
        for (int axis = 0; axis < problem.dimension(); axis++) {
            for (Condition condition : problem.conditions()) {
                for (int i = 0;
                        condition.initial()
                                && problem.axes().get(axis).periodic()
                                && i < condition.left().size();
                        i++) {
                    Node right = condition.right().get(i);
                    boolean value = condition.left().get(i) instanceof Node.Derivative(int field, MultiIndex order)
                            && order.total() == 0;
                    if (value && !Nodes.mentionsField(right)) {
                        compare(axis, condition.componentName(i), right);
                    }
                }
            }
        }
    }

    private void compare(int axis, String name, Node value) {
        Node slope = Differentiation.of(checks.problem().graph(), value, axis);
        if (!differs(axis, name, value, "values") && !slope.equals(value)) {
            differs(axis, name, slope, "slopes");
        }
    }

    private boolean differs(int axis, String name, Node node, String noun) {
        Problem problem = checks.problem();
        List<Samples.Point> lower = Samples.onFace(problem, new Face(axis, false), 8);
        List<Samples.Point> upper = Samples.onFace(problem, new Face(axis, true), 8);
        double scale =
                lower.stream().mapToDouble(p -> Math.abs(p.value(node))).max().orElse(0);
        for (int i = 0; i < lower.size(); i++) {
            double a = lower.get(i).value(node);
            double b = upper.get(i).value(node);
            if (Math.abs(a - b) > 0.1 * Math.max(1, scale)) {
                Axis joined = problem.axes().get(axis);
                checks.notes()
                        .add(name + " does not join smoothly where " + joined.name() + " = "
                                + Numbers.print(joined.lower()) + " meets "
                                + joined.name() + " = " + Numbers.print(joined.upper()) + ": " + noun + " "
                                + Numbers.rough(a) + " and "
                                + Numbers.rough(b) + "; accuracy is limited there");
                return true;
            }
        }
        return false;
    }
}
