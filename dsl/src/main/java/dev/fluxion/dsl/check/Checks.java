package dev.fluxion.dsl.check;

import dev.fluxion.dsl.problem.Problem;
import java.util.List;

/**
 * The passes over a problem whose names and shapes are right, in order.
 *
 * @param notes where remarks go that are not about a mistake
 */
record Checks(Problem problem, Draft draft, Scope scope, Reporter reporter, List<String> notes) {
    void run() {
        new ConditionCheck(this).run();
        new CornerCheck(this).run();
        problem.domain().ifPresent(domain -> new RegionCornerCheck(this, domain).run());
        new SeamCheck(problem).run(notes);
        new SystemCheck(this).run();
        new ExactCheck(this).run();
        new BoundsCheck(this).run();
        new HardStartCheck(this).run();
        new ExpectationCheck(this).run();
    }
}
