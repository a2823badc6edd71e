package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.syntax.Clause.Attribute;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Spelling;
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
        for (Attribute attribute : attributes) {
            String key = attribute.key().text();
            if (!List.of("weight", "points").contains(key)) {
                Diagnostic mistake = Code.E0801.at(attribute.key().span(), key);
                throw new Mistake(Spelling.closest(key, List.of("weight", "points"))
                        .map(near -> mistake.help("did you mean `" + near + "`?"))
                        .orElse(mistake.label("known here: weight, points")));
            }
            Expression value = attribute
                    .value()
                    .orElseThrow(() -> new Mistake(
                            Code.E0804.at(attribute.span(), key, "left out").help("write `with " + key + " = …`")));
            if (key.equals("weight")) {
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
