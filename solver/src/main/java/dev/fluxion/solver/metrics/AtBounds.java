package dev.fluxion.solver.metrics;

import dev.fluxion.autodiff.graph.Decimal;
import dev.fluxion.autodiff.graph.Rows;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.Inferred;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.TrainedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was found from data and lies at the end of the interval it was looked for in: the data may ask for more than the interval allows. */
public final class AtBounds {
    /** Nearer to an end than this part of the interval is at it. */
    private static final double NEAR = 1e-3;

    /** A field is at its bounds if it is in more than this part of the domain. */
    private static final double PART = 0.01;

    private static final int POINTS = 2048;

    private AtBounds() {}

    /** Whether a value is at either end. */
    public static boolean at(Inferred bounds, double value) {
        return bounds.bounded()
                && Math.min(value - bounds.lower(), bounds.upper() - value) <= NEAR * (bounds.upper() - bounds.lower());
    }

    /** A sentence about each number or field at its bounds. */
    public static List<String> notices(Problem problem, TrainedModel model) {
        double[][] points = Truth.freshPoints(problem, 0);
        double[][] some = Arrays.copyOf(points, Math.min(points.length, POINTS));
        List<String> notices = new ArrayList<>();
        for (int f = 0; f < problem.fields().size(); f++) {
            Field field = problem.fields().get(f);
            if (field.inferred().filter(Inferred::bounded).isPresent()) {
                Inferred bounds = field.inferred().get();
                double[] found =
                        Rows.column(model.evaluate(List.of(problem.graph().field(f)), some), 0);
                end(field, found, "lower", bounds.lower(), bounds, notices);
                end(field, found, "upper", bounds.upper(), bounds, notices);
            }
        }
        return notices;
    }

    private static void end(
            Field field, double[] found, String which, double end, Inferred bounds, List<String> notices) {
        double near = NEAR * (bounds.upper() - bounds.lower());
        double part = Arrays.stream(found)
                .map(v -> Math.abs(v - end) <= near ? 1 : 0)
                .average()
                .orElse(0);
        if (part > PART) {
            String where = field.isNumber() ? "" : String.format(Locale.ROOT, " in %.0f %% of the domain", 100 * part);
            notices.add(String.format(
                    Locale.ROOT,
                    "%s is at its %s bound %s%s: the data may ask for more; widen the interval of `infer %s` if it may be beyond",
                    field.name(),
                    which,
                    Decimal.significant(end, 6),
                    where,
                    field.name()));
        }
    }
}
