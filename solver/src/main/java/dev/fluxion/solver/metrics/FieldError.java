package dev.fluxion.solver.metrics;

import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.TrainedModel;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The distance of a trained field from the truth.
 *
 * @param field index of the field
 * @param name its name
 * @param sources what it was compared with
 * @param points number of points
 * @param relL2 √(Σ(u - v)² / Σv²), infinite if v = 0 everywhere and u is not
 * @param linf max |u - v|
 */
public record FieldError(int field, String name, List<String> sources, int points, double relL2, double linf) {
    /** Copies the list. */
    public FieldError {
        sources = List.copyOf(sources);
    }

    /** One error per field that anything is known about, in the order of the fields; the worst source counts. */
    public static List<FieldError> measure(Problem problem, List<Truth> truths, TrainedModel model) {
        SequencedMap<Integer, FieldError> errors = new TreeMap<>();
        for (Truth truth : truths) {
            errors.merge(truth.field(), measure(problem, truth, model), FieldError::worse);
        }
        return List.copyOf(errors.values());
    }

    /** The error against one source. */
    public static FieldError measure(Problem problem, Truth truth, TrainedModel model) {
        double[][] values = model.evaluate(List.of(problem.graph().field(truth.field())), truth.points());
        double[] found = Arrays.stream(values).mapToDouble(row -> row[0]).toArray();
        double largest = 0;
        for (int i = 0; i < found.length; i++) {
            double d = found[i] - truth.values()[i];
            largest = Double.isNaN(d) ? Double.NaN : Math.max(largest, Math.abs(d));
        }
        double relative = relative(found, truth.values());
        String name = problem.fields().get(truth.field()).name();
        return new FieldError(truth.field(), name, List.of(truth.source()), values.length, relative, largest);
    }

    /** √(Σ(u - v)² / Σv²), 0 if u = v. */
    public static double relative(double[] u, double[] v) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < v.length; i++) {
            double d = u[i] - v[i];
            difference += d * d;
            size += v[i] * v[i];
        }
        return difference == 0 ? 0 : Math.sqrt(difference / size);
    }

    private FieldError worse(FieldError other) {
        List<String> all = List.of(sources, other.sources).stream()
                .flatMap(Collection::stream)
                .toList();
        return new FieldError(
                field, name, all, points + other.points, Math.max(relL2, other.relL2), Math.max(linf, other.linf));
    }
}
