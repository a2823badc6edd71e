package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.syntax.Clause.Attribute;
import dev.fluxion.dsl.syntax.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What follows {@code with} on a condition or an equation.
 *
 * @param weight the weight, 1 where none is given
 * @param points the number of points, where it is given
 */
record Attributes(Node weight, OptionalInt points) {

    static Attributes read(List<Attribute> attributes, Evaluator evaluator) {
        Node weight = evaluator.graph().constant(1);
        OptionalInt points = OptionalInt.empty();
        for (Map.Entry<String, Expression> attribute :
                values(attributes, List.of("weight", "points")).entrySet()) {
            Expression value = attribute.getValue();
            if (attribute.getKey().equals("weight")) {
                weight = weight(value, evaluator);
            } else {
                int count = evaluator.integer(value, Map.of(), "the number of points");
                if (count < 1 || count > 100_000_000) {
                    throw new Mistake(Code.E0804
                            .at(value.span(), "points", Integer.toString(count))
                            .label("1 to 100 million"));
                }
                points = OptionalInt.of(count);
            }
        }
        return new Attributes(weight, points);
    }

    /** The values behind {@code with} by key, each of which must be known, given a value, and stand there once. */
    static Map<String, Expression> values(List<Attribute> attributes, List<String> known) {
        Map<String, Expression> values = new LinkedHashMap<>();
        for (Attribute attribute : attributes) {
            String key = attribute.key().text();
            if (!known.contains(key)) {
                throw new Mistake(SettingReader.unknown(attribute.key(), known));
            }
            Expression value = attribute
                    .value()
                    .orElseThrow(() -> new Mistake(
                            Code.E0804.at(attribute.span(), key, "left out").help("write `with " + key + " = …`")));
            if (values.put(key, value) != null) {
                throw new Mistake(Code.E0207.at(attribute.key().span(), key));
            }
        }
        return values;
    }

    private static Node weight(Expression value, Evaluator evaluator) {
        Node weight = evaluator.scalar(value, Map.of(), "`weight`");
        String text = evaluator.scope().source().text(value.span());
        if (Nodes.mentionsField(weight)) {
            throw new Mistake(
                    Code.E0804.at(value.span(), "weight", "`" + text + "`").label("a weight is free of unknowns"));
        }
        if (Scope.constant(weight)
                .filter(w -> !(w >= 0) || Double.isInfinite(w))
                .isPresent()) {
            throw new Mistake(Code.E0804.at(value.span(), "weight", text).label("a weight is at least 0"));
        }
        return weight;
    }
}
