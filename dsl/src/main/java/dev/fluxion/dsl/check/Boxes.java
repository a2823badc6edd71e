package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Argument;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Call;
import dev.fluxion.dsl.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Regions that are boxes: {@code interval(a, b)}, {@code rectangle((a, b), (c, d))}, {@code box(p, q)}, or a name of one. */
record Boxes(Evaluator numbers) {

    /** The interval of each coordinate. */
    List<double[]> intervals(Expression region) {
        return intervals(region, 0);
    }

    private List<double[]> intervals(Expression region, int depth) {
        if (region instanceof Name name) {
            Symbol symbol = numbers.scope().symbols().get(name.text());
            if (symbol instanceof Symbol.Region(Span span, Expression value) && depth < 100) {
                return intervals(value, depth + 1);
            }
            if (symbol == null) {
                throw new Mistake(Code.E0201
                        .at(name.span(), name.text())
                        .help("declare it with `region " + name.text() + " = …`"));
            }
            throw new Mistake(Code.E0302.at(name.span(), "domain", "a region", symbol.noun()));
        }
        if (region instanceof Call call
                && call.arguments().size() == 2
                && call.arguments().get(0) instanceof Argument.Value(Span s0, Expression first)
                && call.arguments().get(1) instanceof Argument.Value(Span s1, Expression second)
                && List.of("interval", "rectangle", "box")
                        .contains(call.function().text())) {
            List<Double> lower = corner(first);
            List<Double> upper = corner(second);
            if (lower.size() != upper.size()) {
                throw new Mistake(Code.E0304
                        .at(second.span())
                        .label("corners of " + lower.size() + " and " + upper.size() + " coordinates"));
            }
            List<double[]> intervals = new ArrayList<>();
            for (int i = 0; i < lower.size(); i++) {
                intervals.add(new double[] {lower.get(i), upper.get(i)});
            }
            return intervals;
        }
        throw new Mistake(Code.E0901
                .at(region.span(), "a region other than a box")
                .help("boxes are written `domain x in [0, 1], y in [0, 1]`"));
    }

    private List<Double> corner(Expression expression) {
        if (expression instanceof Expression.Tuple tuple) {
            return tuple.elements().stream()
                    .map(e -> numbers.number(e, Map.of(), "the corner of a box"))
                    .toList();
        }
        return List.of(numbers.number(expression, Map.of(), "the end of an interval"));
    }
}
