package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Constraint;
import dev.fluxion.dsl.problem.Equation;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Nodes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Whether there are enough equations, and whether something fixes every field and not only its derivatives. */
record SystemCheck(Checks checks) {
    void run() {
        Problem problem = checks.problem();
        List<Set<Integer>> mentions = new ArrayList<>();
        for (Equation equation : problem.equations()) {
            for (int i = 0; i < equation.left().size(); i++) {
                mentions.add(Nodes.derivatives(
                                List.of(equation.left().get(i), equation.right().get(i)))
                        .keySet());
            }
        }
        if (mentions.isEmpty()) {
            Span unknown = checks.scope()
                    .symbols()
                    .get(problem.fields().getFirst().name())
                    .span();
            checks.reporter().report(Code.E0605.at(unknown, "equation").help("add `eq …`"));
            return;
        }
        int unmatched = unmatched(problem, mentions);
        if (unmatched >= 0) {
            checks.reporter().report(tooFew(unmatched, mentions.size()));
            return;
        }
        for (int field = 0; field < problem.unknowns(); field++) {
            gauge(field);
        }
        for (int field = problem.unknowns(); field < problem.fields().size(); field++) {
            determined(field);
            soft(field);
        }
    }

    /**
     * A field without an equation of its own in a largest matching of fields and equations, or -1. A field of some of the coordinates needs
     * none: conditions on the others can determine it, as the pressure p(x) of a boundary layer.
     */
    private static int unmatched(Problem problem, List<Set<Integer>> mentions) {
        int[] owner = new int[mentions.size()];
        Arrays.fill(owner, -1);
        for (int field = 0; field < problem.unknowns(); field++) {
            if (problem.fields().get(field).constantAlong().isEmpty()
                    && !augment(field, mentions, owner, new boolean[mentions.size()])) {
                return field;
            }
        }
        return -1;
    }

    private static boolean augment(int field, List<Set<Integer>> mentions, int[] owner, boolean[] seen) {
        for (int equation = 0; equation < owner.length; equation++) {
            if (!seen[equation] && mentions.get(equation).contains(field)) {
                seen[equation] = true;
                if (owner[equation] < 0 || augment(owner[equation], mentions, owner, seen)) {
                    owner[equation] = field;
                    return true;
                }
            }
        }
        return false;
    }

    private Diagnostic tooFew(int field, int equations) {
        Problem problem = checks.problem();
        Field unmatched = problem.fields().get(field);
        int fields = problem.unknowns();
        Span span = checks.scope().symbols().get(unmatched.name()).span();
        Diagnostic mistake = Code.E0601
                .at(span, plural(equations, "equation"), plural(fields, "unknown"))
                .label("`" + unmatched.name() + "` has no equation" + (equations >= fields ? " of its own" : ""));
        String infer = "a quantity to be found from data is declared with `infer`";
        return problem.fields().stream()
                .filter(f -> !f.vector().isEmpty() && !f.vector().equals(unmatched.vector()))
                .findFirst()
                .map(f -> mistake.help("an incompressible flow also needs `eq div(" + f.vector() + ") = 0`; " + infer))
                .orElse(mistake.help(infer));
    }

    private static String plural(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private void gauge(int field) {
        Problem problem = checks.problem();
        for (Equation equation : problem.equations()) {
            if (mentionsValue(equation.left(), field) || mentionsValue(equation.right(), field)) {
                return;
            }
        }
        for (Condition condition : problem.conditions()) {
            if (mentionsValue(condition.left(), field) || mentionsValue(condition.right(), field)) {
                return;
            }
        }
        if (observed(problem, field)) {
            return;
        }
        for (Constraint constraint : problem.constraints()) {
            if (mentionsValue(constraint.summands(), field)) {
                return;
            }
        }
        String name = problem.fields().get(field).name();
        for (Draft.StatedEquation stated : checks.draft().equations) {
            for (int i = 0; i < stated.sources().size(); i++) {
                if (Nodes.derivatives(List.of(
                                stated.equation().left().get(i),
                                stated.equation().right().get(i)))
                        .containsKey(field)) {
                    checks.reporter()
                            .report(Code.W0604
                                    .at(stated.sources().get(i).span(), name)
                                    .label("`" + name + "` appears only under derivatives, and no condition fixes it")
                                    .help("fix it at a point, e.g. `bc " + name + " = 0 at (" + corner() + ")`"));
                    return;
                }
            }
        }
    }

    /** Whether there are measured values of a field, or of an expression in it. */
    static boolean observed(Problem problem, int field) {
        return problem.observations().stream().anyMatch(observation -> mentionsValue(observation.values(), field));
    }

    /** Whether data, an integral or a condition can say anything about an inferred quantity. */
    private void determined(int field) {
        Problem problem = checks.problem();
        boolean mentioned = problem.conditions().stream()
                .flatMap(c -> Stream.concat(c.left().stream(), c.right().stream()))
                .anyMatch(node -> mentionsValue(List.of(node), field));
        if (problem.observations().isEmpty() && problem.constraints().isEmpty() && !mentioned) {
            String name = problem.fields().get(field).name();
            checks.reporter()
                    .report(Code.E0704
                            .at(checks.scope().symbols().get(name).span(), name)
                            .label("no `observe`, and no condition mentions it; if it is known use `param` or `let`"));
        }
    }

    /** An inferred quantity is bounded by a map of the network's output, which leaves no room for values on faces. */
    private void soft(int field) {
        for (Draft.StatedCondition stated : checks.draft().conditions) {
            Condition condition = stated.condition();
            for (int i = 0; condition.hard() && i < condition.left().size(); i++) {
                if (Nodes.derivatives(List.of(condition.left().get(i))).containsKey(field)) {
                    checks.reporter()
                            .report(Code.E0509
                                    .at(stated.sources().get(i).left().span(), "an inferred quantity")
                                    .label("without `hard` this is a loss term"));
                }
            }
        }
    }

    private String corner() {
        return String.join(
                ", ",
                checks.problem().spaceAxes().stream()
                        .map(axis -> Numbers.print(axis.lower()))
                        .toList());
    }

    private static boolean mentionsValue(List<Node> nodes, int field) {
        Map<Integer, Set<MultiIndex>> derivatives = Nodes.derivatives(nodes);
        return derivatives.getOrDefault(field, Set.of()).stream().anyMatch(order -> order.total() == 0);
    }
}
