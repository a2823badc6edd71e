package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.problem.Condition;
import java.util.HashSet;
import java.util.Set;

/** Whether every rate that is built in at the start of time comes with the value there: u = u₀ + (t - a)·u₁ + τ²·N needs both. */
record HardStartCheck(Checks checks) {
    void run() {
        Set<Integer> values = new HashSet<>();
        checks.draft().conditions.stream()
                .map(Draft.StatedCondition::condition)
                .filter(c -> c.hard() && c.initial())
                .forEach(c -> c.left().forEach(left -> {
                    if (left instanceof Node.Derivative(int field, MultiIndex order) && order.total() == 0) {
                        values.add(field);
                    }
                }));
        for (Draft.StatedCondition stated : checks.draft().conditions) {
            Condition condition = stated.condition();
            for (int i = 0; i < condition.left().size() && condition.hard() && condition.initial(); i++) {
                if (condition.left().get(i) instanceof Node.Derivative(int field, MultiIndex order)
                        && order.total() == 1
                        && !values.contains(field)) {
                    String name = checks.problem().fields().get(field).name();
                    checks.reporter()
                            .report(Code.E0509
                                    .at(
                                            stated.sources().get(i).left().span(),
                                            "a rate at the start without the value there")
                                    .help("add `hard ic " + name
                                            + " = …`, or leave out `hard`: this is then a loss term"));
                }
            }
        }
    }
}
