package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Inferred;
import dev.fluxion.dsl.syntax.Clause.InferDeclaration;
import dev.fluxion.dsl.syntax.Expression;
import java.util.Map;

/** Reads the bounds and the first value of {@code infer k = 1 in [0, 50]}. */
final class InferredValues {
    private InferredValues() {}

    static Inferred read(InferDeclaration declaration, Evaluator numbers) {
        double lower = Double.NEGATIVE_INFINITY;
        double upper = Double.POSITIVE_INFINITY;
        if (declaration.range().isPresent()) {
            var range = declaration.range().get();
            lower = number(range.lower(), numbers, "the end of an interval");
            upper = number(range.upper(), numbers, "the end of an interval");
            if (!(lower < upper)) {
                throw new Mistake(Code.E0510
                        .at(range.span(), Numbers.print(lower), Numbers.print(upper))
                        .label("the left end must be less than the right end"));
            }
        }
        boolean isNumber = declaration.arguments().isEmpty();
        if (declaration.value().isEmpty()) {
            double middle = declaration.range().isPresent() ? (lower + upper) / 2 : 1;
            return new Inferred(isNumber, middle, lower, upper);
        }
        Expression first = declaration.value().get();
        double initial = number(first, numbers, "a first value");
        if (!(lower < initial && initial < upper)) {
            Span span = first.span();
            throw new Mistake(Code.E0804
                    .at(span, declaration.name().text(), Numbers.print(initial))
                    .label("a first value lies between the bounds " + Numbers.print(lower) + " and "
                            + Numbers.print(upper)));
        }
        return new Inferred(isNumber, initial, lower, upper);
    }

    private static double number(Expression expression, Evaluator numbers, String what) {
        double value = numbers.number(expression, Map.of(), what);
        if (Double.isInfinite(value)) {
            throw new Mistake(Code.E0209.at(expression.span(), what).label("it must be finite"));
        }
        return value;
    }
}
