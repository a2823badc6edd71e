package dev.fluxion.dsl.check;

import dev.fluxion.dsl.problem.Problem;
import java.util.List;

/** The passes over a problem whose names and shapes are right. */
final class Checks {
    private final Problem problem;
    private final Draft draft;
    private final Scope scope;
    private final Reporter reporter;
    private final List<String> notes;

    Checks(Problem problem, Draft draft, Scope scope, Reporter reporter, List<String> notes) {
        this.problem = problem;
        this.draft = draft;
        this.scope = scope;
        this.reporter = reporter;
        this.notes = notes;
    }

    void run() {}
}
