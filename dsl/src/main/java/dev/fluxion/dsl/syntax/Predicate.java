package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Span;
import java.util.List;

/** A condition on points, as after {@code where}, {@code if} and {@code expect}. */
public sealed interface Predicate {
    Span span();

    /** A chain {@code a < b <= c}: one more operand than operators. */
    record Comparison(Span span, List<Expression> operands, List<Relation> relations) implements Predicate {
        public Comparison {
            operands = List.copyOf(operands);
            relations = List.copyOf(relations);
            if (operands.size() != relations.size() + 1 || relations.isEmpty()) {
                throw new IllegalArgumentException("a comparison of " + operands.size() + " operands cannot have "
                        + relations.size() + " relations");
            }
        }
    }

    /** {@code (x, y) in region}. */
    record Membership(Span span, Expression element, Expression set) implements Predicate {}

    /** {@code not a}. */
    record Not(Span span, Predicate operand) implements Predicate {}

    /** {@code a and b}. */
    record And(Span span, Predicate left, Predicate right) implements Predicate {}

    /** {@code a or b}. */
    record Or(Span span, Predicate left, Predicate right) implements Predicate {}

    /** Order relations. */
    enum Relation {
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Relation(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }
}
