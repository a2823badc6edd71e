package dev.fluxion.dsl.syntax;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Expressions and conditions on one line, operators in front in parentheses: {@code (+ a (* b c))}. */
final class ExpressionPrinter {
    private ExpressionPrinter() {}

    static String print(Expression expression) {
        return switch (expression) {
            case Expression.Number e -> e.text();
            case Expression.Text e -> quote(e.value());
            case Expression.Truth e -> Boolean.toString(e.value());
            case Expression.Pi e -> "pi";
            case Expression.WholeBoundary e -> "boundary";
            case Expression.Name e -> e.text();
            case Expression.Index e -> print(e.base()) + "[" + list(e.indices(), ExpressionPrinter::print) + "]";
            case Expression.Call e -> e.function().text() + "(" + list(e.arguments(), ExpressionPrinter::print) + ")";
            case Expression.Partial e -> "∂" + e.coordinates().text() + "(" + print(e.operand()) + ")";
            case Expression.Unary e -> "(" + e.operator().symbol() + " " + print(e.operand()) + ")";
            case Expression.Binary e ->
                "(" + e.operator().symbol() + " " + print(e.left()) + " " + print(e.right()) + ")";
            case Expression.Conditional e ->
                "(if " + print(e.condition()) + " " + print(e.then()) + " " + print(e.otherwise()) + ")";
            case Expression.Tuple e -> "(" + list(e.elements(), ExpressionPrinter::print) + ")";
            case Expression.Array e -> "[" + list(e.elements(), ExpressionPrinter::print) + "]";
        };
    }

    static String print(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Comparison p -> {
                StringBuilder out =
                        new StringBuilder("(").append(print(p.operands().get(0)));
                for (int i = 0; i < p.relations().size(); i++) {
                    out.append(' ').append(p.relations().get(i).symbol());
                    out.append(' ').append(print(p.operands().get(i + 1)));
                }
                yield out.append(')').toString();
            }
            case Predicate.Membership p -> "(in " + print(p.element()) + " " + print(p.set()) + ")";
            case Predicate.Not p -> "(not " + print(p.operand()) + ")";
            case Predicate.And p -> "(and " + print(p.left()) + " " + print(p.right()) + ")";
            case Predicate.Or p -> "(or " + print(p.left()) + " " + print(p.right()) + ")";
        };
    }

    static String print(Argument argument) {
        return switch (argument) {
            case Argument.Value a -> print(a.expression());
            case Argument.Named a -> a.key().text() + " = " + print(a.value());
            case Argument.Binding a -> a.variable().text() + " in " + print(a.bounds());
        };
    }

    static String print(Argument.Bounds bounds) {
        return switch (bounds) {
            case Argument.Range b -> print(b.first()) + ".." + print(b.last());
            case Argument.Interval b -> "[" + print(b.lower()) + ", " + print(b.upper()) + "]";
        };
    }

    static <T> String list(List<T> items, Function<T, String> print) {
        return items.stream().map(print).collect(Collectors.joining(", "));
    }

    static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
