package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.problem.Expectation;
import dev.fluxion.dsl.problem.Problem;

/** Whether every expected error can be measured. */
record ExpectationCheck(Checks checks) {
    void run() {
        Problem problem = checks.problem();
        for (Draft.StatedExpectation stated : checks.draft().expectations) {
            if (!(stated.expectation() instanceof Expectation.OfError error)) {
                continue;
            }
            int field = error.field();
            boolean known = problem.exact().containsKey(field)
                    || problem.references().stream().anyMatch(r -> r.fields().contains(field));
            if (!known) {
                String name = problem.fields().get(field).name();
                checks.reporter()
                        .report(Code.E0803
                                .at(stated.span())
                                .label("`" + name + "` has neither `exact` nor `reference`"));
            }
        }
    }
}
