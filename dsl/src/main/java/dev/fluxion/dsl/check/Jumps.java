package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.syntax.Argument;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Name;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Coefficients that jump, under a derivative: the derivative of each branch is right, and what happens between them is lost. */
final class Jumps {
    private Jumps() {}

    /** Warns where a flux holds both derivatives of an unknown and a choice between branches. */
    static void warn(Evaluator evaluator, Expression flux, Tensor value, Span span) {
        Set<Node> nodes = Nodes.reachable(value.entries());
        boolean jumps = nodes.stream().anyMatch(n -> n instanceof Node.Select)
                && nodes.stream().anyMatch(n -> n instanceof Node.Derivative);
        if (!jumps) {
            return;
        }
        Scope scope = evaluator.scope();
        String what = name(flux, scope)
                .map(name -> "`" + name + "` jumps where its condition changes (line "
                        + scope.source().line(scope.symbols().get(name).span().start()) + ")")
                .orElse("the coefficient jumps where its condition changes");
        evaluator
                .warnings()
                .add(Code.W0403
                        .at(span)
                        .label(what)
                        .help("make the flux an unknown (first-order form), or smooth the coefficient, e.g. "
                                + "`1 + 9*(1 + tanh((x - 0.5)/0.02))/2`"));
    }

    /** A name in the expression that is defined by a choice. */
    private static Optional<String> name(Expression expression, Scope scope) {
        return switch (expression) {
            case Name name ->
                scope.symbols().get(name.text()) instanceof Symbol.Definition definition
                                && definition.value() instanceof Expression.Conditional
                        ? Optional.of(name.text())
                        : Optional.empty();
            case Expression.Binary binary -> name(binary.left(), scope).or(() -> name(binary.right(), scope));
            case Expression.Unary unary -> name(unary.operand(), scope);
            case Expression.Partial partial -> name(partial.operand(), scope);
            case Expression.Index index -> name(index.base(), scope);
            case Expression.Call call ->
                call.arguments().stream()
                        .flatMap(a ->
                                a instanceof Argument.Value v ? name(v.expression(), scope).stream() : Stream.empty())
                        .findFirst();
            case Expression.Tuple tuple ->
                tuple.elements().stream().flatMap(e -> name(e, scope).stream()).findFirst();
            case Expression.Conditional conditional -> Optional.empty();
            case Expression.Array array -> Optional.empty();
            case Expression.Number number -> Optional.empty();
            case Expression.Pi pi -> Optional.empty();
            case Expression.Text text -> Optional.empty();
            case Expression.Truth truth -> Optional.empty();
            case Expression.WholeBoundary boundary -> Optional.empty();
        };
    }
}
