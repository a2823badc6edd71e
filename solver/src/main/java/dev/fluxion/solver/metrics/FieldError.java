package dev.fluxion.solver.metrics;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Rows;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.TrainedModel;
import java.util.ArrayList;
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
 * @param relL2 √(Σ(u - v)² / Σv²); by the whole vector for a component with v = 0, and infinite for another field ({@link RelativeErrors})
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
        for (List<Truth> together : Truth.byPoints(truths)) {
            for (FieldError error : measureTogether(problem, together, model)) {
                errors.merge(error.field(), error, FieldError::worse);
            }
        }
        return List.copyOf(errors.values());
    }

    private static List<FieldError> measureTogether(Problem problem, List<Truth> truths, TrainedModel model) {
        List<Node> nodes = truths.stream()
                .map(truth -> problem.graph().field(truth.field()))
                .toList();
        double[][] values = model.evaluate(nodes, truths.getFirst().points());
        double[][] found = Rows.transpose(values, truths.size());
        double[][] known = truths.stream().map(Truth::values).toArray(double[][]::new);
        List<Field> fields = truths.stream()
                .map(truth -> problem.fields().get(truth.field()))
                .toList();
        double[] relative = RelativeErrors.of(fields, found, known, RelativeErrors.OF_KNOWN);
        List<FieldError> errors = new ArrayList<>();
        for (int f = 0; f < found.length; f++) {
            errors.add(new FieldError(
                    truths.get(f).field(),
                    fields.get(f).name(),
                    List.of(truths.get(f).source()),
                    values.length,
                    relative[f],
                    largest(found[f], known[f])));
        }
        return errors;
    }

    private static double largest(double[] u, double[] v) {
        double largest = 0;
        for (int i = 0; i < u.length; i++) {
            double d = u[i] - v[i];
            largest = Double.isNaN(d) ? Double.NaN : Math.max(largest, Math.abs(d));
        }
        return largest;
    }

    private FieldError worse(FieldError other) {
        List<String> all = List.of(sources, other.sources).stream()
                .flatMap(Collection::stream)
                .toList();
        return new FieldError(
                field, name, all, points + other.points, Math.max(relL2, other.relL2), Math.max(linf, other.linf));
    }
}
