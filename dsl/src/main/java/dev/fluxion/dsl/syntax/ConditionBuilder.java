package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Predicate.Relation;
import dev.fluxion.grammar.PdeParser;
import dev.fluxion.grammar.PdeParser.ConditionContext;
import dev.fluxion.grammar.PdeParser.SimpleConditionContext;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Turns the generated parser's conditions into {@link Predicate} records. The grammar lets a value stand for a condition and the
 * reverse; here each is refused where the other is needed.
 */
final class ConditionBuilder {
    private final ExpressionBuilder expressions;

    ConditionBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
    }

    /** A condition; a chain {@code a and b and c} is walked in a loop. */
    Predicate build(ConditionContext tree) {
        Deque<ConditionContext> chain = new ArrayDeque<>();
        ConditionContext lowest = tree;
        while (lowest instanceof PdeParser.AndConditionContext || lowest instanceof PdeParser.OrConditionContext) {
            chain.push(lowest);
            lowest = (ConditionContext) lowest.getChild(0);
        }
        Predicate value = single(lowest);
        for (ConditionContext link : chain) {
            Predicate right = build((ConditionContext) link.getChild(2));
            value = link instanceof PdeParser.AndConditionContext
                    ? new Predicate.And(Spans.of(link), value, right)
                    : new Predicate.Or(Spans.of(link), value, right);
        }
        return value;
    }

    /** A value inside parentheses. */
    Expression value(ConditionContext tree) {
        if (tree instanceof SimpleConditionContext simple && isValue(simple)) {
            return expressions.build(simple.expression(0));
        }
        throw new Mistake(
                Code.E0120.at(Spans.of(tree)).help("to choose between two values write `if … then … else …`"));
    }

    private static boolean isValue(SimpleConditionContext tree) {
        return tree.relation().isEmpty() && tree.IN() == null;
    }

    private Predicate single(ConditionContext tree) {
        Span span = Spans.of(tree);
        return switch (tree) {
            case PdeParser.NotConditionContext not -> new Predicate.Not(span, build(not.condition()));
            case SimpleConditionContext simple when isValue(simple) -> parenthesised(simple);
            case SimpleConditionContext simple
            when simple.IN() != null ->
                new Predicate.Membership(
                        span, expressions.build(simple.expression(0)), expressions.build(simple.expression(1)));
            case SimpleConditionContext simple ->
                new Predicate.Comparison(
                        span,
                        expressions.build(simple.expression()),
                        simple.relation().stream()
                                .map(ConditionBuilder::relation)
                                .toList());
            default ->
                throw new IllegalArgumentException(
                        "the grammar has no " + tree.getClass().getSimpleName());
        };
    }

    /** {@code (x > 0)} is a condition because its inside is one. */
    private Predicate parenthesised(SimpleConditionContext tree) {
        if (tree.expression(0) instanceof PdeParser.OperandContext operand
                && operand.primary() instanceof PdeParser.ParenthesisContext parenthesis
                && parenthesis.expression().isEmpty()) {
            return build(parenthesis.condition());
        }
        throw new Mistake(Code.E0121
                .at(Spans.of(tree))
                .help("compare it, e.g. `x > 0`, or test whether a point lies in a region: `(x, y) in hole`"));
    }

    private static Relation relation(PdeParser.RelationContext tree) {
        return switch (tree.getStart().getType()) {
            case PdeParser.LESS -> Relation.LESS;
            case PdeParser.LESS_OR_EQUAL -> Relation.LESS_OR_EQUAL;
            case PdeParser.GREATER -> Relation.GREATER;
            case PdeParser.GREATER_OR_EQUAL -> Relation.GREATER_OR_EQUAL;
            default -> throw new IllegalArgumentException("no relation `" + tree.getText() + "`");
        };
    }
}
