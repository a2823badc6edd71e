package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.Inferred;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Support;
import java.util.List;
import java.util.Optional;

/** Whether the known truth about what is to be found lies within the bounds that {@code infer} gives. */
record BoundsCheck(Checks checks) {
    private static final int POINTS = 256;

    void run() {
        Problem problem = checks.problem();
        problem.exact().forEach((index, exact) -> {
            Field field = problem.fields().get(index);
            Optional<Inferred> bounded = field.inferred().filter(Inferred::bounded);
            if (bounded.isPresent()) {
                List<Samples.Point> points = Samples.of(problem, new Support.Interior(Optional.empty()), POINTS);
                compare(
                        index,
                        bounded.get(),
                        Samples.interpreter(problem, points).row(exact),
                        points);
            }
        });
    }

    private void compare(int index, Inferred bounds, double[] values, List<Samples.Point> points) {
        int worst = 0;
        double most = 0;
        for (int i = 0; i < values.length; i++) {
            double beyond = Math.max(bounds.lower() - values[i], values[i] - bounds.upper());
            if (beyond > most) {
                most = beyond;
                worst = i;
            }
        }
        if (most > 0) {
            Field field = checks.problem().fields().get(index);
            String place = field.isNumber() ? "" : " at " + Samples.text(checks.problem(), points.get(worst));
            checks.reporter()
                    .report(Code.E0606
                            .at(checks.draft().exactSpans.get(index), field.name())
                            .label("it is " + Numbers.rough(values[worst]) + place + ", and `infer` allows "
                                    + Numbers.print(bounds.lower()) + " to " + Numbers.print(bounds.upper()))
                            .help("widen the interval of `infer " + field.name() + "`"));
        }
    }
}
