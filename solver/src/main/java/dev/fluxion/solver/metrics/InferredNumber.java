package dev.fluxion.solver.metrics;

import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.TrainedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A number that was found from data.
 *
 * @param name as in the problem file
 * @param value what was found
 * @param atBound whether it lies at an end of its interval ({@link AtBounds})
 * @param exact the true one, where the file says it
 */
public record InferredNumber(String name, double value, boolean atBound, OptionalDouble exact) {
    /** The inferred numbers of a trained model, in the order of the file. */
    public static List<InferredNumber> of(Problem problem, TrainedModel model) {
        double[][] corner = {problem.axes().stream().mapToDouble(Axis::lower).toArray()};
        List<InferredNumber> numbers = new ArrayList<>();
        for (int f = 0; f < problem.fields().size(); f++) {
            Field field = problem.fields().get(f);
            if (field.isNumber()) {
                double value = model.evaluate(List.of(problem.graph().field(f)), corner)[0][0];
                OptionalDouble exact = problem.exact().containsKey(f)
                        ? OptionalDouble.of(Truth.values(problem.exact().get(f), corner)[0])
                        : OptionalDouble.empty();
                numbers.add(new InferredNumber(
                        field.name(), value, AtBounds.at(field.inferred().orElseThrow(), value), exact));
            }
        }
        return numbers;
    }
}
