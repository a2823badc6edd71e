package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Expression.Name;

/** One argument of a call. */
public sealed interface Argument {
    Span span();

    /** A plain argument. */
    record Value(Span span, Expression expression) implements Argument {}

    /** {@code width = 64}. */
    record Named(Span span, Name key, Expression value) implements Argument {}

    /** {@code i in 1..d} or {@code s in [0, t]}: a dummy variable and what it runs over. */
    record Binding(Span span, Name variable, Bounds bounds) implements Argument {}

    /** What a dummy variable runs over. */
    sealed interface Bounds {
        Span span();
    }

    /** The integers {@code first..last}, both included. */
    record Range(Span span, Expression first, Expression last) implements Bounds {}

    /** The closed interval {@code [lower, upper]}. */
    record Interval(Span span, Expression lower, Expression upper) implements Bounds {}
}
