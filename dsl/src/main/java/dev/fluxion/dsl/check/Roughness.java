package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Notation;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Equation;
import dev.fluxion.dsl.residual.Nodes;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a piecewise linear activation cannot do for a problem. */
final class Roughness {
    private Roughness() {}

    /** The message about an activation without a second derivative, naming an equation that needs one. */
    static Diagnostic mistake(Draft draft, Scope scope, String activation, Span span) {
        for (Draft.StatedEquation stated : draft.equations) {
            Equation equation = stated.equation();
            Map<Integer, Set<MultiIndex>> derivatives =
                    Nodes.derivatives(Stream.concat(equation.left().stream(), equation.right().stream())
                            .toList());
            for (Map.Entry<Integer, Set<MultiIndex>> entry : derivatives.entrySet()) {
                for (MultiIndex order : entry.getValue()) {
                    if (order.total() >= 2) {
                        return Code.E0402
                                .at(
                                        span,
                                        activation,
                                        "second",
                                        new Notation(scope.axisNames(), scope.fields())
                                                .derivative(entry.getKey(), order))
                                .help("use `tanh`, `sin`, `gelu` or `silu` (" + equation.name() + " on line "
                                        + scope.source().line(stated.span().start()) + " needs order " + order.total()
                                        + ")");
                    }
                }
            }
        }
        return Code.E0804.at(span, "activation", activation).help("use `tanh`, `sin`, `gelu`, `silu` or `softplus`");
    }
}
