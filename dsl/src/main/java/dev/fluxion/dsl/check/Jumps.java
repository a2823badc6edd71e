package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.syntax.Argument;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Name;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Formulas under a derivative that go over to others: the derivative of each is right, and what happens between them is a matter of {@link Interfaces}. */
record Jumps(Evaluator evaluator) {

    /** Keeps a divergence in mind, row by row. */
    void divergence(Expression flux, Tensor value, Tensor divergence, Span span) {
        Graph graph = evaluator.graph();
        int dimension = evaluator.algebra().dimension();
        for (int row = 0; row < divergence.entries().size(); row++) {
            int first = row * dimension;
            List<Node> entries = value.entries().subList(first, first + dimension);
            Node through = IntStream.range(0, dimension)
                    .mapToObj(axis -> graph.multiply(entries.get(axis), graph.normal(axis)))
                    .reduce(graph::add)
                    .orElseThrow();
            note(flux, entries, divergence.entries().get(row), List.of(through), span);
        }
    }

    /** Keeps derivatives along some axes in mind, entry by entry. */
    void derivative(Expression formula, Tensor value, Tensor derivative, List<Integer> axes, Span span) {
        boolean plain = value.entries().stream().allMatch(Node.Derivative.class::isInstance);
        if (axes.isEmpty() || plain || axes.stream().noneMatch(axis -> across(value, axis))) {
            return;
        }
        for (int i = 0; i < value.entries().size(); i++) {
            Node entry = value.entries().get(i);
            note(formula, List.of(entry), derivative.entries().get(i), through(entry, axes), span);
        }
    }

    /** Whether a formula may go over to another along an axis. */
    private boolean across(Tensor value, int axis) {
        return axis < evaluator.algebra().dimension()
                || Nodes.reachable(value.entries()).stream()
                        .filter(Node.Select.class::isInstance)
                        .anyMatch(choice -> Nodes.reachable(choice.arguments().subList(0, 2))
                                .contains(evaluator.graph().coordinate(axis)));
    }

    /** What an integral over a thin layer around a surface leaves of a derivative: F·n, in one dimension that of all lower derivatives. */
    private List<Node> through(Node entry, List<Integer> axes) {
        Graph graph = evaluator.graph();
        int space = evaluator.algebra().dimension();
        if (axes.stream().anyMatch(axis -> axis >= space)) {
            return List.of();
        }
        if (axes.size() == 1) {
            return List.of(graph.multiply(entry, graph.normal(axes.getFirst())));
        }
        if (space > 1) {
            return List.of();
        }
        return Stream.iterate(entry, lower -> Differentiation.of(graph, lower, 0))
                .limit(axes.size())
                .toList();
    }

    private void note(Expression flux, List<Node> entries, Node derivative, List<Node> through, Span span) {
        if (!Nodes.mentionsChoice(entries) || entries.stream().noneMatch(Nodes::mentionsField)) {
            return;
        }
        Scope scope = evaluator.scope();
        String what = name(flux, scope)
                .map(name -> "`" + name + "` jumps where its condition changes (line "
                        + scope.source().line(scope.symbols().get(name).span().start()) + ")")
                .orElse("the coefficient jumps where its condition changes");
        evaluator.fluxes().add(new Flux(derivative, through, span, what));
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
