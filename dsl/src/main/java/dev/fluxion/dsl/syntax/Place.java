package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Span;
import java.util.List;

/** Where a boundary condition holds. */
public sealed interface Place {
    Span span();

    /** {@code on selector}. */
    record On(Span span, Clause.Selector selector) implements Place {}

    /** {@code at (0, 0)}: a single point. */
    record At(Span span, List<Expression> point) implements Place {
        public At {
            point = List.copyOf(point);
        }
    }
}
